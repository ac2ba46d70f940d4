package io.databerth.runtime.docker;

import io.databerth.runtime.RenderedFile;
import io.databerth.runtime.RuntimeFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes files into a container as a tar archive, the one way that keeps owners and modes and needs no shell. */
final class ContainerFiles {
    private static final int DIRECTORY_MODE = 0755;
    private final DockerCalls calls;

    ContainerFiles(DockerCalls calls) {
        this.calls = calls;
    }

    void put(String id, List<RenderedFile> files) {
        if (files.isEmpty()) {
            return;
        }
        byte[] archive = archive(missingParents(id, files), files);
        calls.tell("container " + id, DockerCalls.USUAL, client -> client.copyArchiveToContainerCmd(id)
                .withRemotePath("/")
                .withTarInputStream(new ByteArrayInputStream(archive))
                .exec());
    }

    /**
     * Only what is missing goes into the archive: an entry for a directory that exists would change its owner and mode, and a
     * missing one without an entry would be made writable for all.
     */
    private Set<String> missingParents(String id, List<RenderedFile> files) {
        var missing = new LinkedHashSet<String>();
        for (RenderedFile file : files) {
            var parents = new ArrayDeque<String>();
            String parent = parentOf(file.path());
            while (!parent.isEmpty() && !missing.contains(parent) && !exists(id, parent)) {
                parents.push(parent);
                parent = parentOf(parent);
            }
            missing.addAll(parents);
        }
        return missing;
    }

    private static String parentOf(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private boolean exists(String id, String path) {
        String target = "/containers/" + id + "/archive?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
        int status = Deadline.within("look at " + path, DockerCalls.USUAL, () -> {
            try (var connection = DockerConnection.open(calls.endpoint())) {
                return connection.request("HEAD", target, List.of(), new byte[0]);
            }
        });
        if (status != 200 && status != 404) {
            throw new RuntimeFailure.Refused("look at " + path + " in container " + id + ": status " + status);
        }
        return status == 200;
    }

    private static byte[] archive(Set<String> directories, List<RenderedFile> files) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (String directory : directories) {
                var entry = new TarArchiveEntry(directory.substring(1) + "/");
                entry.setMode(DIRECTORY_MODE);
                entry.setIds(0, 0);
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
            for (RenderedFile file : files) {
                var entry = new TarArchiveEntry(file.path().substring(1));
                entry.setSize(file.bytes().length);
                entry.setMode(file.mode());
                entry.setIds(file.uid(), file.gid());
                tar.putArchiveEntry(entry);
                tar.write(file.bytes());
                tar.closeArchiveEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a tar archive in memory", impossible);
        }
        return bytes.toByteArray();
    }
}
