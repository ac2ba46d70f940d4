package io.databerth.launcher.stack;

import io.databerth.embedded.ChildProcess;
import io.databerth.embedded.EmbeddedServerException;
import io.databerth.embedded.PrivateFiles;
import io.databerth.embedded.StopSignal;
import io.databerth.launcher.plan.DataDirectory;
import io.databerth.launcher.plan.Service;
import io.databerth.launcher.plan.ServiceCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Starts one service as a JVM of its own, with its configuration in a file that only it and we can read. */
final class ServiceLaunch implements Launch {
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(PROBE_LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final StackOptions options;
    private final Service service;
    private final int port;

    ServiceLaunch(StackOptions options, Service service, int port) {
        this.options = options;
        this.service = service;
        this.port = port;
    }

    @Override
    public Running start() {
        Path jar = ServiceCommand.jar(options.repositoryRoot(), service);
        if (!Files.isRegularFile(jar)) {
            throw new EmbeddedServerException(jar + " is not there; build it with 'mvn package -DskipTests'");
        }
        return new RunningService(ChildProcess.start(recipe(command(jar))), port);
    }

    /** Ends the service that a killed supervisor left behind, so that its port is free. */
    void endOrphan() {
        ChildProcess.endOrphan(recipe(List.of()));
    }

    private List<String> command(Path jar) {
        ServiceExtras extras = options.extras(service);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return ServiceCommand.of(
                service, java, jar, options.data().configuration(service), extras.jvmFlags(), extras.classPath());
    }

    private ChildProcess.Recipe recipe(List<String> command) {
        DataDirectory data = options.data();
        return new ChildProcess.Recipe(
                service.module(),
                command,
                // A directory of its own: the framework would read configuration from wherever we were started.
                PrivateFiles.directory(data.workingDirectory(service.module())),
                ServiceCommand.environment(System.getenv()),
                data.log(service.module()),
                data.processFile(service.module()),
                StopSignal.TERM,
                OptionalInt.empty());
    }

    private record RunningService(ChildProcess process, int port) implements Running {
        @Override
        public boolean ready() {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                    .timeout(PROBE_LIMIT)
                    .build();
            try {
                return HTTP.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException notListening) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void stop() {
            process.stop(STOP_LIMIT);
        }
    }
}
