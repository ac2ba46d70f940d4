package io.databerth.launcher.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a test adds to one service. */
public record ServiceExtras(List<String> jvmFlags, List<Path> classPath, Map<String, String> configuration) {
    public static final ServiceExtras NONE = new ServiceExtras(List.of(), List.of(), Map.of());

    public ServiceExtras {
        jvmFlags = List.copyOf(jvmFlags);
        classPath = List.copyOf(classPath);
        configuration = Map.copyOf(configuration);
    }
}
