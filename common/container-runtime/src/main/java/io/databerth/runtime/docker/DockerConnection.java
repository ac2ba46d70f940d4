package io.databerth.runtime.docker;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One HTTP/1.1 request on a socket of its own, which can then be taken over in both directions. It exists because docker-java
 * never half-closes standard input and offers no HEAD on archives.
 */
final class DockerConnection implements Closeable {
    private static final int MAXIMUM_HEAD_BYTES = 32 * 1024;
    private final SocketChannel channel;
    private final ByteBuffer received = ByteBuffer.allocate(64 * 1024).limit(0);

    private DockerConnection(SocketChannel channel) {
        this.channel = channel;
    }

    static DockerConnection open(Endpoint endpoint) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(endpoint.socket()));
            return new DockerConnection(channel);
        } catch (IOException unreachable) {
            channel.close();
            throw unreachable;
        }
    }

    /** Sends the request and returns the status; what follows the answer's head stays to be read. */
    int request(String method, String target, List<String> headers, byte[] body) throws IOException {
        var head = new StringBuilder()
                .append(method + " " + target + " HTTP/1.1\r\nHost: engine\r\n")
                .append("Content-Length: " + body.length + "\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        write(ByteBuffer.wrap(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII)));
        write(ByteBuffer.wrap(body));
        String[] statusLine = readHead().split(" ", 3);
        if (statusLine.length < 2 || !statusLine[1].matches("\\d{3}")) {
            throw new IOException("not an HTTP answer");
        }
        return Integer.parseInt(statusLine[1]);
    }

    private String readHead() throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
            if (head.length() > MAXIMUM_HEAD_BYTES || !fill()) {
                throw new EOFException("the answer's head is cut off");
            }
            head.append((char) received.get());
        }
        return head.substring(0, head.indexOf("\r\n"));
    }

    /** What is left of a short answer, for an error message. */
    String rest() throws IOException {
        return fill() ? StandardCharsets.UTF_8.decode(received).toString() : "";
    }

    /** Makes at least one byte available; false at the end. */
    boolean fill() throws IOException {
        if (received.hasRemaining()) {
            return true;
        }
        received.clear();
        int count = channel.read(received);
        received.flip();
        return count > 0;
    }

    /** Reads exactly this many bytes; false when the stream ends before the first of them. */
    boolean readFully(byte[] target) throws IOException {
        int filled = 0;
        while (filled < target.length) {
            if (!fill()) {
                if (filled == 0) {
                    return false;
                }
                throw new EOFException("the stream is cut off inside a frame");
            }
            int count = Math.min(received.remaining(), target.length - filled);
            received.get(target, filled, count);
            filled += count;
        }
        return true;
    }

    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Tells the other side that nothing more comes, while its output still flows here. */
    void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
