package io.databerth.runtime.docker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Standard input of a command; closing it is the end of file there. */
final class CommandInput extends OutputStream {
    private final DockerConnection connection;
    private boolean closed;

    CommandInput(DockerConnection connection) {
        this.connection = connection;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        connection.write(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            connection.endOutput();
        }
    }
}
