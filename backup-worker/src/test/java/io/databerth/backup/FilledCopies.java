package io.databerth.backup;

import io.databerth.contracts.Labels;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.engine.EngineVersion;
import io.databerth.runtime.ContainerMount;
import io.databerth.runtime.ContainerNetwork;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.VolumeDetails;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** What the worker has filled for a database that is to be, and the provisioner has not taken yet. */
final class FilledCopies {
    private static final String CONTAINER = "filled-copy";

    private FilledCopies() {}

    static DatabaseSpec spec(String version, String inner, String user) {
        return new DatabaseSpec(
                "copy",
                "default",
                "staging",
                "postgresql",
                version,
                "B1",
                CONTAINER,
                "localhost",
                inner,
                user,
                "127.0.0.1");
    }

    static List<VolumeDetails> of(LiveServer server) {
        return server.runtime.volumes(Map.of(Labels.SITE, server.site, Labels.ROLE, Labels.DATABASE_ROLE)).stream()
                .filter(volume -> volume.name().startsWith(CONTAINER))
                .toList();
    }

    static void removeAll(LiveServer server) {
        of(server).forEach(volume -> server.runtime.removeVolume(volume.name()));
    }

    /** As a server of that version on that volume answers its administrator. */
    static String answer(LiveServer server, String volume, String version, String database, String query) {
        EngineVersion engine = LiveServer.CATALOG.version("postgresql", version).orElseThrow();
        String id = server.runtime.create(
                ContainerSpec.of(CONTAINER + "-" + version, engine.images().getFirst())
                        .argv(List.of("postgres"))
                        .user(engine.launch().user().toString())
                        .environment(Map.of("PGDATA", engine.launch().dataPath() + "/pgdata"))
                        .mount(new ContainerMount.Volume(volume, engine.launch().dataPath(), false))
                        .network(ContainerNetwork.none())
                        .labels(Map.of(Labels.SITE, server.site))
                        .build());
        try {
            server.runtime.start(id);
            var asked = ExecRequest.of(List.of("psql", "-XqAt", "-Upostgres", database, "-c", query));
            Awaitility.await().until(() -> server.runtime.execute(id, asked).exitCode() == 0);
            return server.runtime.execute(id, asked).text().trim();
        } finally {
            server.runtime.remove(id);
        }
    }
}
