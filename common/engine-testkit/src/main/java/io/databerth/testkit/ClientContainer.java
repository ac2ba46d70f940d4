package io.databerth.testkit;

import io.databerth.contracts.Labels;
import io.databerth.contracts.Secret;
import io.databerth.engine.Exec;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerNetwork;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.RenderedFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * An ordinary client: a container of the same image beside the server's, on its network, that has nothing of the server but the authority's
 * certificate, and no rights inside it. An engine that is a library is used where its file is.
 */
final class ClientContainer implements AutoCloseable {
    private static final String ROLE = "kit-client";

    private final ContainerRuntime runtime;
    private final KitDatabase database;
    private final boolean beside;
    private final String id;
    private final String username;
    private final Holes holes;

    ClientContainer(ContainerRuntime runtime, KitDatabase database) {
        this.runtime = runtime;
        this.database = database;
        ContainerState server = database.container();
        beside = database.version().launch().port().isPresent();
        id = beside ? besideServer(server) : server.name();
        username = String.valueOf(server.labels().get(Labels.USERNAME));
        holes = database.version()
                .holes()
                .with(HoleName.ADDRESS, server.name())
                .with(HoleName.DATABASE, String.valueOf(server.labels().get(Labels.INNER_DATABASE)));
    }

    private String besideServer(ContainerState server) {
        String network = server.addresses().keySet().iterator().next();
        String made = runtime.create(ContainerSpec.of("databerth-kit-" + UUID.randomUUID(), server.image())
                .entrypoint(List.of("sleep", "3600"))
                .user(database.version().launch().user().toString())
                .labels(Map.of(Labels.SITE, String.valueOf(server.labels().get(Labels.SITE)), Labels.ROLE, ROLE))
                .network(ContainerNetwork.named(network))
                .build());
        if (database.version().credentials().isPresent()) {
            byte[] authority =
                    database.view("/connection").path("caCertificate").asText().getBytes(StandardCharsets.UTF_8);
            runtime.putFiles(made, List.of(new RenderedFile("/etc/databerth/ca.crt", 0444, 0, 0, authority)));
        }
        runtime.start(made);
        return made;
    }

    /** Its output; fails with what the tool said. */
    String perform(Exec exec) {
        return perform(exec, username, database.password());
    }

    /** Fails, with what is read instead, unless a client reads that. */
    void requireContent(String content) {
        String read = perform(database.version().conformance().orElseThrow().read());
        Checklist.require(read.equals(content), "it reads " + read + " instead of " + content);
    }

    /** With what the command is about. */
    String perform(Exec exec, Map<HoleName, String> subject) {
        Holes more = holes.with(HoleName.USERNAME, username).with(HoleName.PASSWORD, database.password());
        for (Map.Entry<HoleName, String> hole : subject.entrySet()) {
            more = more.with(hole.getKey(), hole.getValue());
        }
        return perform(exec.render(more), database.password());
    }

    boolean succeeds(Exec exec, Secret password) {
        return succeeds(exec, username, password);
    }

    /** Goes on by itself; the answer comes at its end, and says whether it succeeded. */
    CompletableFuture<Boolean> begun(Exec exec) {
        return CompletableFuture.supplyAsync(() -> succeeds(exec, database.password()), Thread::startVirtualThread);
    }

    /** As a further user. */
    String perform(Exec exec, String username, Secret password) {
        return perform(rendered(exec, username, password), password);
    }

    private String perform(RenderedExec rendered, Secret password) {
        ExecOutcome outcome = runtime.execute(id, rendered.request(password));
        if (!rendered.succeeded(outcome)) {
            throw new IllegalStateException("exit code " + outcome.exitCode() + ": " + rendered.complaint(outcome));
        }
        return outcome.text();
    }

    boolean succeeds(Exec exec, String username, Secret password) {
        RenderedExec rendered = rendered(exec, username, password);
        return rendered.succeeded(runtime.execute(id, rendered.request(password)));
    }

    /** Not as a client: inside the server, with what lies there. */
    void performInServer(Exec exec) {
        RenderedExec rendered = exec.render(holes.with(HoleName.USERNAME, username));
        ExecOutcome outcome = runtime.execute(database.container().id(), rendered.request());
        if (!rendered.succeeded(outcome)) {
            throw new IllegalStateException("exit code " + outcome.exitCode() + ": " + rendered.complaint(outcome));
        }
    }

    private RenderedExec rendered(Exec exec, String username, Secret password) {
        return exec.render(holes.with(HoleName.USERNAME, username).with(HoleName.PASSWORD, password));
    }

    @Override
    public void close() {
        if (beside) {
            runtime.remove(id);
        }
    }
}
