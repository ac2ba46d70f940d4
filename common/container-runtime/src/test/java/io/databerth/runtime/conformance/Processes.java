package io.databerth.runtime.conformance;

import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ExecRequest;
import java.util.List;

/** What runs in a container, asked of its own kernel files. */
final class Processes {
    private Processes() {}

    static List<String> in(ContainerRuntime runtime, String id) {
        String script = "for p in /proc/[0-9]*; do tr '\\0' ' ' 2>/dev/null <$p/cmdline && echo; done";
        return runtime.execute(id, ExecRequest.of("sh", "-c", script))
                .text()
                .lines()
                .toList();
    }
}
