package io.databerth.testkit;

import io.databerth.runtime.PublishedPort;
import java.util.List;

/** What nobody asked to publish opens no port of the host; the kit's clients are on its project's network. */
final class Unpublished {
    private Unpublished() {}

    static void require(KitDatabase database) {
        List<PublishedPort> open = database.container().ports();
        if (!open.isEmpty() || database.view("").path("published").asBoolean(true)) {
            throw new IllegalStateException("nobody asked for a port of the host, and it offers " + open);
        }
    }
}
