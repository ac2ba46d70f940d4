package io.databerth.backup.proof;

import io.databerth.backup.engine.Clearing;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.Launch;
import io.databerth.engine.Template;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.LimitNegotiation;
import io.databerth.runtime.RenderedFile;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** A container of the same engine, version and size, without network and with passwords of its own, that is gone when this is closed. */
final class IsolatedContainer implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ContainerRuntime runtime;
    private final String id;
    private final Holes holes;
    private final Secret password;

    /** What the container does: the image's entry point with arguments, or something in the entry point's place. */
    record Command(List<Template> entryPoint, List<Template> argv) {
        static Command server(Launch launch) {
            return new Command(List.of(), launch.inIsolation().argv());
        }

        static Command inThePlaceOfTheServer(List<Template> waits) {
            return new Command(waits, List.of());
        }
    }

    private IsolatedContainer(ContainerRuntime runtime, String id, Holes holes, Secret password) {
        this.runtime = runtime;
        this.id = id;
        this.holes = holes;
        this.password = password;
    }

    /**
     * Whatever container an earlier attempt left is removed first.
     */
    static IsolatedContainer start(ContainerRuntime runtime, ProofPlace place, Command command) {
        removeAll(runtime, place);
        EngineVersion version = place.version();
        Launch launch = version.launch().inIsolation();
        Secret password = throwAwayPassword();
        Holes holes = holes(place, password);
        ContainerSpec spec = ProofPlan.container(place, launch, command, image(runtime, version), holes);
        List<RenderedFile> files = launch.render(holes);
        try {
            String id = LimitNegotiation.createAndStart(runtime, spec, made -> runtime.putFiles(made, files))
                    .id();
            return new IsolatedContainer(runtime, id, holes, password);
        } catch (RuntimeException failed) {
            removeAll(runtime, place);
            throw failed;
        }
    }

    static void removeAll(ContainerRuntime runtime, ProofPlace place) {
        Clearing.up(() -> runtime.list(place.labels()).forEach(left -> runtime.remove(left.id())));
    }

    String id() {
        return id;
    }

    Holes holes() {
        return holes;
    }

    /** Of its user. */
    Secret password() {
        return password;
    }

    @Override
    public void close() {
        Clearing.up(() -> runtime.remove(id));
    }

    private static String image(ContainerRuntime runtime, EngineVersion version) {
        return version.images().stream()
                .filter(runtime::imageExists)
                .findFirst()
                .orElseThrow(() -> new CodedException(
                        ErrorCode.IMAGE_UNAVAILABLE, "none of " + version.images() + " is on this host"));
    }

    private static Holes holes(ProofPlace place, Secret password) {
        EngineVersion version = place.version();
        return version.holes()
                .with(version.sizing(), place.sku().resources())
                // A copy for a comparison runs with the usual settings.
                .with(HoleName.PARAMETERS, "")
                .with(HoleName.USERNAME, place.content().username())
                .with(HoleName.DATABASE, place.content().innerDatabase())
                .with(HoleName.PASSWORD, password)
                .with(HoleName.ADMIN_PASSWORD, throwAwayPassword());
    }

    private static Secret throwAwayPassword() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Secret.of(HexFormat.of().formatHex(bytes));
    }
}
