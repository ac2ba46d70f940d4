package io.databerth.engine;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A database engine that can be asked for, with at least one version, exactly one of which is preferred.
 *
 * @param folder a digest of all files that it was read from
 * @param isDefault whether a request without an engine means this one, where a site says nothing else
 */
public record Engine(
        String id,
        String title,
        String category,
        Access access,
        List<EngineVersion> versions,
        String folder,
        boolean isDefault) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,31}");

    public Engine {
        versions = List.copyOf(versions);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id + "' is not an engine id: it must match " + ID);
        }
        if (versions.stream().filter(EngineVersion::preferred).count() != 1) {
            throw new IllegalArgumentException("exactly one version must have 'default: true'");
        }
        if (!versions.stream().allMatch(version -> fits(access, version))) {
            throw new IllegalArgumentException(
                    "launch.port belongs to 'access: server', and only there: add or remove it");
        }
        if (versions.stream().map(EngineVersion::id).distinct().count() != versions.size()) {
            throw new IllegalArgumentException("two versions have the same id");
        }
    }

    /** The same, with images from another place. */
    Engine from(ImageMirror mirror) {
        return new Engine(
                id,
                title,
                category,
                access,
                versions.stream().map(version -> version.from(mirror)).toList(),
                folder,
                isDefault);
    }

    private static boolean fits(Access access, EngineVersion version) {
        return version.launch().port().isPresent() == (access == Access.SERVER);
    }

    public Optional<EngineVersion> version(String version) {
        return versions.stream().filter(each -> each.id().equals(version)).findFirst();
    }

    /** The version that a request without one means. */
    public EngineVersion preferred() {
        return versions.stream().filter(EngineVersion::preferred).findFirst().orElseThrow();
    }
}
