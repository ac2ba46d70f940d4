package io.databerth.backup.store;

import io.databerth.backup.format.BackupFileFailure;
import io.databerth.backup.format.Manifest;

/** A published backup as a listing sees it, without the key: nothing here is authenticated. */
public sealed interface Listed {
    BackupName name();

    record Legible(BackupName name, Manifest manifest) implements Listed {}

    record Illegible(BackupName name, BackupFileFailure failure) implements Listed {}
}
