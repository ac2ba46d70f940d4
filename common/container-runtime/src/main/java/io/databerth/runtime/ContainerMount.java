package io.databerth.runtime;

/** Something mounted into a container at an absolute path. */
public sealed interface ContainerMount {
    String path();

    record Volume(String name, String path, boolean readOnly) implements ContainerMount {
        public Volume {
            requireAbsolute(path);
        }
    }

    /** Memory; the options are those of mount(8), for example {@code size=64m,mode=0700,uid=999}. */
    record Tmpfs(String path, String options) implements ContainerMount {
        public Tmpfs {
            requireAbsolute(path);
        }
    }

    private static void requireAbsolute(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a mount path is absolute, not '" + path + "'");
        }
    }
}
