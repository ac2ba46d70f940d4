package io.databerth.recover;

import io.databerth.backup.store.WrappedKeys;
import io.databerth.offline.RootKey;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the one secret lies that opens everything. */
final class KeyOption {
    @Option(
            names = "--root-key",
            required = true,
            paramLabel = "FILE",
            description = "the vault's root key, secrets/root.key of the data directory")
    private Path file;

    RootKey.Opened open(WrappedKeys wrapped) throws IOException {
        return new RootKey(file).open(wrapped);
    }
}
