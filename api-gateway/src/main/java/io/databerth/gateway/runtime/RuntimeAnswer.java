package io.databerth.gateway.runtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The container engine, the host, and whether both are fit. {@code status} is {@code running}, {@code unreachable}, or
 * {@code unknown} when the monitor, who would know, does not answer.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ContainerRuntime")
public record RuntimeAnswer(
        String status,
        @Nullable String reason,
        @Nullable Engine engine,
        @Nullable Host host,
        List<Requirement> requirements) {
    private static final long GIBIBYTE = 1L << 30;
    private static final long LEAST_MEMORY = 4 * GIBIBYTE;
    private static final int LEAST_CPUS = 2;

    /** {@code kind} is docker or podman. */
    @Schema(name = "ContainerEngine")
    public record Engine(String kind, String version, boolean rootless, String storageDriver) {}

    /** Memory in bytes; {@code cgroupVersion} is v1 or v2. */
    public record Host(int cpus, long memoryBytes, String cgroupVersion, boolean swapAccounting) {}

    /** {@code needed} ones must be met; of others the detail says what is lost without them. */
    public record Requirement(String name, boolean needed, boolean met, String detail) {}

    public RuntimeAnswer {
        requirements = List.copyOf(requirements);
    }

    static RuntimeAnswer of(JsonNode told) {
        Engine engine = new Engine(
                told.path("kind").asText().toLowerCase(Locale.ROOT),
                told.path("version").asText(),
                told.path("rootless").asBoolean(),
                told.path("storageDriver").asText());
        Host host = new Host(
                told.path("cpus").asInt(),
                told.path("memoryBytes").asLong(),
                told.path("cgroupVersion").asText().toLowerCase(Locale.ROOT),
                told.path("swapAccounting").asBoolean());
        return new RuntimeAnswer("running", null, engine, host, requirements(engine, host));
    }

    static RuntimeAnswer without(CodedException fault) {
        boolean monitorAway = fault.failure().code() == ErrorCode.MONITOR_UNAVAILABLE;
        return new RuntimeAnswer(
                monitorAway ? "unknown" : "unreachable",
                fault.failure().message(),
                null,
                null,
                List.of(new Requirement(
                        "container engine", true, false, fault.failure().remedy())));
    }

    private static List<Requirement> requirements(Engine engine, Host host) {
        return List.of(
                new Requirement("container engine", true, true, engine.kind() + " " + engine.version()),
                new Requirement(
                        "processors", true, host.cpus() >= LEAST_CPUS, host.cpus() + "; at least " + LEAST_CPUS),
                new Requirement(
                        "memory",
                        true,
                        host.memoryBytes() >= LEAST_MEMORY,
                        host.memoryBytes() / GIBIBYTE + " GiB; at least " + LEAST_MEMORY / GIBIBYTE),
                new Requirement(
                        "limits of swap",
                        false,
                        host.swapAccounting(),
                        host.swapAccounting()
                                ? "the kernel counts swap"
                                : "the kernel does not count swap: sizes without swap may use it all the same"),
                new Requirement(
                        "rights of the engine",
                        false,
                        !engine.rootless(),
                        engine.rootless()
                                ? "rootless: some limits may be refused, which each database tells"
                                : "rootful: all limits can be applied"));
    }
}
