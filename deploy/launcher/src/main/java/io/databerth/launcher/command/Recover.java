package io.databerth.launcher.command;

import io.databerth.embedded.PrivateFiles;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.launcher.recovery.BringBackDatabases;
import io.databerth.launcher.recovery.RebuildStore;
import io.databerth.offline.RootKey;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rebuilds a lost platform, starts it, and gets its databases back. */
@Command(
        name = "recover",
        description = "Rebuild a lost platform from its backups and the vault's root key, and get its databases back.")
public final class Recover implements Callable<Integer> {
    @Option(
            names = "--backups",
            required = true,
            paramLabel = "DIRECTORY",
            description =
                    "a directory of backups, with wrapped-keys.json: the platform's own, or what lies in a backup target")
    private Path backups;

    @Option(
            names = "--root-key",
            required = true,
            paramLabel = "FILE",
            description = "the vault's root key, secrets/root.key of the lost data directory")
    private Path rootKey;

    @Override
    public Integer call() throws IOException, SQLException {
        Installation installation = Installation.here();
        if (installation.supervisor().isPresent()) {
            throw new IllegalArgumentException(
                    "a platform runs on " + installation.data().root() + " already");
        }
        new RebuildStore(installation.stackOptions(), System.out::println).from(backups, new RootKey(rootKey));
        int started = new Up().call();
        if (started != 0) {
            return started;
        }
        URI gateway = URI.create(installation.state().orElseThrow().message());
        String token = PrivateFiles.read(installation.data().adminToken());
        try (ContainerRuntime runtime = DockerRuntime.connect(RuntimeEndpoints.find())) {
            String site = PrivateFiles.read(installation.data().site());
            int failed = new BringBackDatabases(new GatewayClient(gateway, token), runtime, site, System.out::println)
                    .perform();
            System.out.println(failed == 0 ? "Everything is back." : failed + " databases are not back; see above.");
            return failed == 0 ? 0 : 1;
        }
    }
}
