package io.databerth.launcher.setup;

import java.util.Set;

/**
 * What an installation of a container engine has to know of this machine.
 *
 * @param root whether this is root
 * @param debian whether there is apt-get
 * @param systemd whether systemd runs the machine
 * @param mayRaiseLimits whether processes may get more than this one may have (CAP_SYS_RESOURCE)
 * @param openFiles how many files a process may have open at most
 * @param processes how many processes an account may have at most
 * @param installed those of the asked-for packages that are installed
 * @param answering whether the engine answers at its usual socket
 * @param configuration what is in our file of Podman's configuration; empty when it is not there
 */
public record EngineHost(
        boolean root,
        boolean debian,
        boolean systemd,
        boolean mayRaiseLimits,
        long openFiles,
        long processes,
        Set<String> installed,
        boolean answering,
        String configuration) {
    public EngineHost {
        installed = Set.copyOf(installed);
    }
}
