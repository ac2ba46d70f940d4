package io.databerth.runtime;

/**
 * A file to be written into a container before it starts. Missing parent directories are made as 0755 of root. What lies below
 * a tmpfs mount is hidden when the container starts, and a read-only root refuses everything outside volumes.
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: rendered files are written, never compared
public record RenderedFile(String path, int mode, int uid, int gid, byte[] bytes) {
    public RenderedFile {
        if (!path.startsWith("/") || path.endsWith("/") || path.contains("/../")) {
            throw new IllegalArgumentException("a rendered file has an absolute, plain path, not '" + path + "'");
        }
        if (mode < 0 || mode > 07777) {
            throw new IllegalArgumentException("not a file mode: " + Integer.toOctalString(mode));
        }
    }

    /** The content may be a key: it is not shown. */
    @Override
    public String toString() {
        return "RenderedFile[" + path + " " + Integer.toOctalString(mode) + " " + uid + ":" + gid + " " + bytes.length
                + " bytes]";
    }
}
