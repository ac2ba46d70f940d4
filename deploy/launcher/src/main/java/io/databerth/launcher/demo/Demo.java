package io.databerth.launcher.demo;

import io.databerth.embedded.ScratchDirectory;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.launcher.command.Installation;
import java.net.URI;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code demo}: plays the main job on the running platform, and exits with 1 when any fact is not as it should be. */
@Command(name = "demo", description = "Plays the main job through the REST API on the running platform.")
public final class Demo implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        Installation here = Installation.here();
        String token = Files.readString(here.data().adminToken()).strip();
        GatewayClient gateway = new GatewayClient(URI.create("http://127.0.0.1:" + here.port()), token);
        Narrator narrator = new Narrator(System.out);
        try (ScratchDirectory scratch = ScratchDirectory.make("databerth-demo");
                Host host = new Host()) {
            new MainJob(gateway, host, narrator, scratch.path()).play();
            narrator.summary();
            return 0;
        } catch (Exception notAsItShouldBe) {
            System.err.println("databerth: the demo ended early: " + notAsItShouldBe.getMessage());
            return 1;
        }
    }
}
