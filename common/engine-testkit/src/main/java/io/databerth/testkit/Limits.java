package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import io.databerth.engine.Sku;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.Limit;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Whether a size's limits hold, as the runtime tells them and as the container's own control group has them. */
final class Limits {
    private static final List<String> MEMORY_FILES =
            List.of("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes");

    private final ContainerRuntime runtime;
    private final KitDatabase database;

    Limits(ContainerRuntime runtime, KitDatabase database) {
        this.runtime = runtime;
        this.database = database;
    }

    String applied(Sku sku) {
        var container = database.container();
        var applied = container.limits();
        var wanted = sku.limits();
        long memory = wanted.memory().bytes();
        require(
                applied.get(Limit.MEMORY_BYTES).equals(OptionalLong.of(memory)),
                "memory is " + applied.get(Limit.MEMORY_BYTES));
        require(
                applied.get(Limit.NANO_CPUS).equals(OptionalLong.of(wanted.nanoCpus())),
                "CPU is " + applied.get(Limit.NANO_CPUS));
        String inside = memoryInside(container.id());
        require(inside.equals(Long.toString(memory)), "the control group has " + inside + " bytes");
        return wanted.memory() + ", " + sku.resources().vcpus() + " vCPU";
    }

    /** In the second or the first version of control groups. */
    private String memoryInside(String container) {
        for (String file : MEMORY_FILES) {
            ExecOutcome read =
                    runtime.execute(container, ExecRequest.of("cat", file).within(Duration.ofSeconds(10)));
            if (read.exitCode() == 0) {
                return read.text().strip();
            }
        }
        throw new IllegalStateException("the container shows no control group");
    }
}
