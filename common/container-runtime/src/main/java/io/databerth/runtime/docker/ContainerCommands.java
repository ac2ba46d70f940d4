package io.databerth.runtime.docker;

import io.databerth.runtime.ExecInput;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.ExecStream;
import io.databerth.runtime.RuntimeFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Runs commands in containers. */
final class ContainerCommands {
    private static final byte[] ATTACHED = "{\"Detach\":false,\"Tty\":false}".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> TAKE_OVER =
            List.of("Content-Type: application/json", "Connection: Upgrade", "Upgrade: tcp");
    private final DockerCalls calls;
    private final Path proc;

    /** @param proc where this host shows its processes, so that a container's can be ended from outside */
    ContainerCommands(DockerCalls calls, Path proc) {
        this.calls = calls;
        this.proc = proc;
    }

    ExecStream stream(String container, ExecRequest request) {
        return start(container, request);
    }

    ExecOutcome execute(String container, ExecRequest request) {
        if (request.input() instanceof ExecInput.Stream) {
            throw new IllegalArgumentException("execute has no streamed input; use stream");
        }
        try (var command = start(container, request)) {
            byte[] output = keep(command, request.outputLimitBytes());
            int exitCode = command.awaitExit(request.limit());
            return new ExecOutcome(
                    exitCode, output, command.bytesArrived(), command.errorTail(), command.bytesCountedInside());
        }
    }

    private static byte[] keep(RunningCommand command, int limit) {
        var kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        try (var output = command.output()) {
            for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
                kept.write(buffer, 0, Math.min(count, limit - kept.size()));
            }
        } catch (IOException broken) {
            command.throwIfExpired();
            throw new RuntimeFailure.Unavailable("the output of a command broke off", broken);
        }
        return kept.toByteArray();
    }

    private RunningCommand start(String container, ExecRequest request) {
        byte[] passwordLine =
                request.password().map(ContainerCommands::passwordLine).orElse(new byte[0]);
        boolean attachInput = passwordLine.length > 0 || !(request.input() instanceof ExecInput.None);
        String marker = UUID.randomUUID().toString();
        var environment = new ArrayList<>(List.of(Reaper.MARKER_VARIABLE + "=" + marker));
        request.environment().forEach((name, value) -> environment.add(name + "=" + value));
        String exec = calls.ask("container " + container, client -> {
            var command = client.execCreateCmd(container)
                    .withAttachStdin(attachInput)
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .withEnv(environment)
                    .withCmd(CommandScript.argv(request, calls.dialect()).toArray(String[]::new));
            request.user().ifPresent(command::withUser);
            return Objects.requireNonNull(command.exec().getId());
        });
        DockerConnection connection = takeOver(container, exec);
        var reaper = new Reaper(calls, proc, container, marker, request.user());
        var running = new RunningCommand(request, new ExecState(calls, exec), connection, reaper);
        running.begin(passwordLine);
        return running;
    }

    private DockerConnection takeOver(String container, String exec) {
        return Deadline.within("start of a command in " + container, DockerCalls.USUAL, () -> {
            var connection = DockerConnection.open(calls.endpoint());
            int status = connection.request("POST", "/exec/" + exec + "/start", TAKE_OVER, ATTACHED);
            if (status == 101 || status == 200) {
                return connection;
            }
            try (connection) {
                throw new RuntimeFailure.Refused("a command in container " + container + ": " + connection.rest());
            }
        });
    }

    private static byte[] passwordLine(ExecRequest.Password password) {
        if (!(password instanceof ExecRequest.Password.Given given)) {
            return new byte[0];
        }
        String text = given.value().reveal();
        if (text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a password with a line feed or a zero byte cannot be delivered");
        }
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
