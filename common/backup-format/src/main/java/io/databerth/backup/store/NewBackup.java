package io.databerth.backup.store;

import io.databerth.backup.format.Compression;
import io.databerth.backup.format.Hex;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;

/**
 * What is known of a backup before its first byte: {@code wrappedKey} is the opaque form in which the vault gave the data key,
 * {@code keyReference} names the key that wraps it.
 */
public record NewBackup(
        BackupId backup,
        DatabaseId database,
        BackupName name,
        String engine,
        String engineVersion,
        Compression compression,
        Hex wrappedKey,
        String keyReference) {}
