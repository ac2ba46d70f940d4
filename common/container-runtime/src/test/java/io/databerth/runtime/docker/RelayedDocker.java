package io.databerth.runtime.docker;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The real engine behind a socket that a test can cut or freeze, since nobody may restart the engine itself. */
final class RelayedDocker implements Closeable {
    private final Endpoint real;
    private final Path socket;
    private final ServerSocketChannel server;
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
    private final List<ByteArrayOutputStream> sent = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;
    private volatile boolean frozen;

    RelayedDocker(Endpoint real, Path directory) throws IOException {
        this.real = real;
        socket = directory.resolve("engine.sock");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::accept);
    }

    Endpoint endpoint() {
        return new Endpoint(socket);
    }

    /** What was sent to the engine, one text per connection. */
    List<String> sent() {
        return sent.stream()
                .map(bytes -> bytes.toString(StandardCharsets.ISO_8859_1))
                .toList();
    }

    void goDown() throws IOException {
        refusing = true;
        for (SocketChannel channel : open) {
            channel.close();
        }
        open.clear();
    }

    void comeBack() {
        refusing = false;
    }

    void freeze() {
        frozen = true;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                open.add(client);
                if (refusing) {
                    client.close();
                } else if (!frozen) {
                    relay(client);
                }
            }
        } catch (IOException closed) {
            refusing = true;
        }
    }

    private void relay(SocketChannel client) throws IOException {
        SocketChannel engine = SocketChannel.open(StandardProtocolFamily.UNIX);
        engine.connect(UnixDomainSocketAddress.of(real.socket()));
        open.add(engine);
        var fromClient = new ByteArrayOutputStream();
        sent.add(fromClient);
        Thread.ofVirtual().start(() -> copy(client, engine, fromClient));
        Thread.ofVirtual().start(() -> copy(engine, client, OutputStream.nullOutputStream()));
    }

    private static void copy(SocketChannel from, SocketChannel to, OutputStream record) {
        var buffer = ByteBuffer.allocate(64 * 1024);
        try {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                record.write(buffer.array(), 0, buffer.limit());
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
        } catch (IOException cut) {
            // A cut connection is what this class is for.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        goDown();
        Files.deleteIfExists(socket);
    }
}
