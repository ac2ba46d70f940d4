package io.databerth.backup.store;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes to a file and tells a full disk, which an operator can mend, from other failures. */
final class PartOutput extends OutputStream {
    private final FileChannel file;

    PartOutput(FileChannel file) {
        this.file = file;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
        try {
            while (rest.hasRemaining()) {
                file.write(rest);
            }
        } catch (IOException e) {
            if (isFull(e)) {
                throw new CodedException(ErrorCode.DISK_FULL, "the disk of the backups is full", e);
            }
            throw e;
        }
    }

    /** Java has no type for it: the message is the operating system's, in the C locale that the JVM keeps for messages. */
    private static boolean isFull(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("No space left on device") || message.contains("quota exceeded");
    }
}
