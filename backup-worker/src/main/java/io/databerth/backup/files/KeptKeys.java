package io.databerth.backup.files;

import io.databerth.backup.store.LocalDirectory;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps beside the backups what opens them together with the vault's root key, when vault and store are lost. */
public final class KeptKeys {
    private static final Pattern VERSION = Pattern.compile("[0-9]+$");

    private final LocalDirectory directory;
    private final BackupKeys keys;

    public KeptKeys(LocalDirectory directory, BackupKeys keys) {
        this.directory = directory;
        this.keys = keys;
    }

    /** Returns once the key of this reference lies beside the backups. */
    public void require(String keyReference) throws IOException {
        Matcher version = VERSION.matcher(keyReference);
        if (!version.find()) {
            throw new CodedException(ErrorCode.INTERNAL, "the key reference '" + keyReference + "' has no version");
        }
        if (!directory.wrappedKeys().holds(Integer.parseInt(version.group()))) {
            directory.keep(keys.wrapping());
        }
    }
}
