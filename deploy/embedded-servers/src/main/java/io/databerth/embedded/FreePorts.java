package io.databerth.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports of the loopback address. Nothing holds a port that was found free: whoever binds it first has it. */
public final class FreePorts {
    /**
     * Below the range from which Linux takes the ports of outgoing connections: a server that restarts must not find that some
     * client's connection has taken its port meanwhile.
     */
    private static final int FIRST = 20_000;

    private static final int COUNT = 6_000;
    private static final int CONNECT_MILLISECONDS = 1_000;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private FreePorts() {}

    /** A free port that this JVM was not given before (not for the next thousands of calls). */
    public static int any() {
        for (int attempt = 0; attempt < COUNT; attempt++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedServerException("No port from " + FIRST + " to " + (FIRST + COUNT - 1) + " is free.");
    }

    /** The port itself, or any free one for 0. */
    public static int orAny(int port) {
        return port == 0 ? any() : port;
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do, so that connections which linger after a stop do not count as an owner.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Whether somebody accepts connections there; unlike {@link #isFree}, never in the way of a server that is about to listen. */
    public static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLISECONDS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Refuses with a clear message when somebody listens there. */
    public static void requireFree(int port, String whatFor) {
        if (!isFree(port)) {
            throw new EmbeddedServerException(
                    "Port " + port + ", wanted for " + whatFor + ", is in use; free it or choose another.");
        }
    }
}
