package io.databerth.gateway.databases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** By which names a database's server is reached. */
@ApplicationScoped
public class ServerNames {
    @Inject
    Publishing publishing;

    /** Those without which nobody could verify it today: the platform's own clients, and whoever follows {@code GET …/connection}. */
    public List<String> needed(DatabaseView view) {
        return Stream.of(view.containerName, view.hostName).distinct().toList();
    }

    /** Also those that it could be reached by later. */
    public List<String> all(DatabaseView view) {
        return publishing.certificateNames(
                view.hostName, view.containerName, Objects.requireNonNullElse(view.fixedAddress, ""), view.bindAddress);
    }
}
