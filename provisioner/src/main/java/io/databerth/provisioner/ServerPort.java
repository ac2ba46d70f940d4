package io.databerth.provisioner;

import io.databerth.runtime.ContainerState;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A cheap look at whether anything listens in a container yet. Each command that runs inside takes from the CPU share
 * with which the server starts; a connection from outside does not.
 */
final class ServerPort {
    private static final int CONNECT_MILLIS = 200;

    private ServerPort() {}

    /** True only when an address of the container refuses: where it cannot be reached from here nothing is known. */
    static boolean refuses(ContainerState container, int port) {
        return container.addresses().values().stream().anyMatch(address -> refuses(address, port));
    }

    private static boolean refuses(String address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }
}
