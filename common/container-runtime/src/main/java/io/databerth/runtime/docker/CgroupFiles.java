package io.databerth.runtime.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the kernel keeps the account of one process's control group, version 1 or 2, as seen from this host. */
record CgroupFiles(Path cpu, Path memory, Path pids, boolean version2) {

    record Reading(long cpuNanos, long memoryBytes, long memoryLimitBytes, long pids) {}

    /** Fails with IOException when the files cannot be seen from here. */
    static CgroupFiles of(Path proc, Path cgroup, long pid) throws IOException {
        var paths = new HashMap<String, String>();
        for (String line : Files.readAllLines(proc.resolve(Long.toString(pid)).resolve("cgroup"))) {
            String[] parts = line.split(":", 3);
            for (String controller : parts[1].split(",", -1)) {
                paths.put(controller, parts[2]);
            }
        }
        if (paths.containsKey("memory")) {
            return new CgroupFiles(
                    directory(cgroup, "cpuacct", paths),
                    directory(cgroup, "memory", paths),
                    directory(cgroup, "pids", paths),
                    false);
        }
        Path unified = cgroup.resolve(paths.getOrDefault("", "/").substring(1));
        return new CgroupFiles(unified, unified, unified, true);
    }

    private static Path directory(Path cgroup, String controller, Map<String, String> paths) throws IOException {
        String path = paths.get(controller);
        if (path == null) {
            throw new IOException("no " + controller + " controller");
        }
        return cgroup.resolve(controller).resolve(path.substring(1));
    }

    /** Whether the group is this container's own: every engine puts the id into its name. */
    boolean isOf(String containerId) {
        return memory.toString().contains(containerId);
    }

    boolean holds(long pid) throws IOException {
        return Files.readAllLines(memory.resolve("cgroup.procs")).contains(Long.toString(pid));
    }

    Reading read(long hostMemoryBytes) throws IOException {
        long cpuNanos = version2
                ? field(cpu.resolve("cpu.stat"), "usage_usec") * 1000
                : number(cpu.resolve("cpuacct.usage"), 0);
        long used = number(memory.resolve(version2 ? "memory.current" : "memory.usage_in_bytes"), 0);
        long reclaimable = field(memory.resolve("memory.stat"), version2 ? "inactive_file" : "total_inactive_file");
        long limit = number(memory.resolve(version2 ? "memory.max" : "memory.limit_in_bytes"), hostMemoryBytes);
        return new Reading(
                cpuNanos,
                Math.max(0, used - reclaimable),
                Math.min(limit, hostMemoryBytes),
                number(pids.resolve("pids.current"), 0));
    }

    private static long number(Path file, long whenMaximum) throws IOException {
        String text = Files.readString(file).strip();
        return text.equals("max") ? whenMaximum : Long.parseLong(text);
    }

    private static long field(Path file, String name) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (String line : lines) {
            if (line.startsWith(name + " ")) {
                return Long.parseLong(line.substring(name.length() + 1).strip());
            }
        }
        throw new IOException(file + " has no " + name);
    }
}
