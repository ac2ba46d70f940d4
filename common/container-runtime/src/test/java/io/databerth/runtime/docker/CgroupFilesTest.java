package io.databerth.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupFilesTest {
    private static final long HOST_MEMORY = 1000;

    @TempDir
    Path root = Path.of("");

    private void file(String path, String text) throws IOException {
        Path target = root.resolve(path);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    @Test
    void versionTwoIsReadFromOneDirectory() throws IOException {
        file("proc/7/cgroup", "0::/system.slice/docker-abc.scope\n");
        String at = "cgroup/system.slice/docker-abc.scope/";
        file(at + "cpu.stat", "usage_usec 12\nuser_usec 5\n");
        file(at + "memory.current", "500\n");
        file(at + "memory.stat", "anon 300\ninactive_file 150\n");
        file(at + "memory.max", "max\n");
        file(at + "pids.current", "3\n");
        file(at + "cgroup.procs", "7\n9\n");

        var files = CgroupFiles.of(root.resolve("proc"), root.resolve("cgroup"), 7);

        assertThat(files.read(HOST_MEMORY)).isEqualTo(new CgroupFiles.Reading(12_000, 350, HOST_MEMORY, 3));
        assertThat(files.holds(9)).isTrue();
        assertThat(files.holds(8)).isFalse();
        assertThat(files.isOf("abc")).isTrue();
        assertThat(files.isOf("def")).isFalse();
    }

    @Test
    void versionOneIsReadFromADirectoryPerController() throws IOException {
        file("proc/7/cgroup", "9:memory:/docker/abc\n4:cpu,cpuacct:/docker/abc\n3:pids:/docker/abc\n0::/\n");
        file("cgroup/cpuacct/docker/abc/cpuacct.usage", "77\n");
        file("cgroup/memory/docker/abc/memory.usage_in_bytes", "500\n");
        file("cgroup/memory/docker/abc/memory.stat", "inactive_file 1\ntotal_inactive_file 100\n");
        file("cgroup/memory/docker/abc/memory.limit_in_bytes", "9223372036854771712\n");
        file("cgroup/pids/docker/abc/pids.current", "3\n");

        var files = CgroupFiles.of(root.resolve("proc"), root.resolve("cgroup"), 7);

        assertThat(files.read(HOST_MEMORY)).isEqualTo(new CgroupFiles.Reading(77, 400, HOST_MEMORY, 3));
    }

    @Test
    void anUnknownProcessIsAnError() {
        assertThatThrownBy(() -> CgroupFiles.of(root.resolve("proc"), root.resolve("cgroup"), 7))
                .isInstanceOf(IOException.class);
    }
}
