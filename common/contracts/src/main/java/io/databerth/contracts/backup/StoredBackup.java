package io.databerth.contracts.backup;

/** A backup as it lies in its target: {@code storedBytes} on disk, {@code plainBytes} as the engine's tool wrote it. */
public record StoredBackup(
        String fileName, long storedBytes, long plainBytes, String sha256, String engine, String version) {}
