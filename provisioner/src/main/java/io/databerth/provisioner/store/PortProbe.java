package io.databerth.provisioner.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;

/** Asks the host whether a port could be had at this moment. */
@FunctionalInterface
public interface PortProbe {
    boolean bindable(String address, int port);

    /** By binding it for an instant. An address of another machine is left to the container runtime to judge. */
    static PortProbe ofHost() {
        return (address, port) -> {
            try (ServerSocket socket = new ServerSocket()) {
                InetAddress host = InetAddress.getByName(address);
                if (!host.isAnyLocalAddress() && NetworkInterface.getByInetAddress(host) == null) {
                    return true;
                }
                socket.bind(new InetSocketAddress(host, port));
                return true;
            } catch (IOException taken) {
                return false;
            }
        };
    }
}
