package io.databerth.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.databerth.runtime.RenderedFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a container of the engine is started.
 *
 * @param port where the server listens inside; absent for an engine that is a library
 * @param dataPath where the volume goes
 * @param argv the arguments of the image's entry point; the image's own when empty
 * @param isolated what differs for a throw-away copy without network
 * @param capabilities what must be added after dropping all
 * @param tmpfs path to size
 * @param shm size of /dev/shm
 * @param stopGrace how long a clean stop may take before it is forced
 * @param memoryFloor below this the server does not start
 */
public record Launch(
        OptionalInt port,
        String dataPath,
        RunAs user,
        Map<String, Template> env,
        List<Template> argv,
        List<ConfigurationFile> files,
        Optional<Isolated> isolated,
        Set<String> capabilities,
        Map<String, ByteSize> tmpfs,
        Optional<ByteSize> shm,
        String stopSignal,
        Duration stopGrace,
        ByteSize memoryFloor) {

    public Launch {
        port.ifPresent(Launch::requirePort);
        absolute(dataPath);
        tmpfs.keySet().forEach(Launch::absolute);
        env = Map.copyOf(env);
        argv = List.copyOf(argv);
        files = List.copyOf(files);
        capabilities = Set.copyOf(capabilities);
        tmpfs = Map.copyOf(tmpfs);
    }

    /** Whether the server gets a certificate: an engine without any cannot encrypt what goes to its clients. */
    public boolean hasCertificate() {
        return files.stream().anyMatch(ConfigurationFile::needsCertificate);
    }

    private static void requirePort(int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port must be between 1 and 65535, not " + port);
        }
    }

    /** The files with every hole filled; their content may be secret. */
    public List<RenderedFile> render(Holes holes) {
        return files.stream().map(file -> file.render(holes, user)).toList();
    }

    static String absolute(String path) {
        if (!path.startsWith("/") || path.contains("/../") || path.endsWith("/..")) {
            throw new IllegalArgumentException("'" + path + "' is not an absolute path inside the container");
        }
        return path;
    }

    /** Arguments that replace the ordinary ones, and variables on top of them. */
    public record Isolated(List<Template> argv, Map<String, Template> env) {
        public Isolated {
            argv = List.copyOf(argv);
            env = Map.copyOf(env);
        }
    }

    /** How a throw-away copy without network is started; it needs neither certificates nor their keys. */
    public Launch inIsolation() {
        var variables = new HashMap<>(env);
        isolated.ifPresent(different -> variables.putAll(different.env()));
        return new Launch(
                port,
                dataPath,
                user,
                variables,
                isolated.map(Isolated::argv).orElse(argv),
                files.stream().filter(file -> !file.needsCertificate()).toList(),
                isolated,
                capabilities,
                tmpfs,
                shm,
                stopSignal,
                stopGrace,
                memoryFloor);
    }

    /** The fixed numbers that the container's processes run as; written {@code 999:999}. */
    public record RunAs(int uid, int gid) {
        private static final Pattern TEXT = Pattern.compile("([0-9]{1,7}):([0-9]{1,7})");

        @JsonCreator
        public static RunAs parse(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'" + text + "' is not uid:gid, for example \"999:999\"");
            }
            return new RunAs(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }

        @Override
        public String toString() {
            return uid + ":" + gid;
        }
    }

    /** A file that is put into the container before its first start; it belongs to the user that the container runs as. */
    public record ConfigurationFile(String path, Template content, FileMode mode) {
        private static final Set<HoleName> CERTIFICATE =
                Set.of(HoleName.TLS_CERTIFICATE, HoleName.TLS_KEY, HoleName.TLS_AUTHORITY);

        public ConfigurationFile {
            absolute(path);
        }

        boolean needsCertificate() {
            return content.holes().stream()
                    .flatMap(hole -> HoleName.behind(hole).stream())
                    .anyMatch(CERTIFICATE::contains);
        }

        RenderedFile render(Holes holes, RunAs owner) {
            byte[] bytes = content.render(holes).getBytes(StandardCharsets.UTF_8);
            return new RenderedFile(path, mode.bits(), owner.uid(), owner.gid(), bytes);
        }
    }

    /** The permission bits of a file, written as four octal digits in quotes. */
    public record FileMode(int bits) {
        private static final Pattern TEXT = Pattern.compile("0[0-7]{3}");

        @JsonCreator
        public static FileMode parse(String text) {
            if (!TEXT.matcher(text).matches()) {
                throw new IllegalArgumentException("'" + text + "' is not a mode, for example \"0400\" (with quotes)");
            }
            return new FileMode(Integer.parseInt(text, 8));
        }
    }
}
