package io.databerth.launcher.doctor;

import static io.databerth.launcher.doctor.Finding.good;
import static io.databerth.launcher.doctor.Finding.missing;
import static io.databerth.launcher.doctor.Finding.risk;

import java.time.Instant;
import java.util.List;

/** Java, clock, limits and the port. */
final class HostChecks {
    private static final int NEEDED_JAVA = 25;
    private static final long ENOUGH_FILES = 4096;
    /** Databerth did not exist before. */
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    private HostChecks() {}

    static List<Finding> of(Facts.Host host) {
        return List.of(java(host), clock(host), openFiles(host), port(host));
    }

    private static Finding java(Facts.Host host) {
        String fact = "version " + host.javaFeature();
        return host.javaFeature() >= NEEDED_JAVA
                ? good("JDK", fact)
                : missing("JDK", fact, "nothing runs", "install a JDK " + NEEDED_JAVA + " and set JAVA_HOME");
    }

    private static Finding clock(Facts.Host host) {
        String fact = host.clock() + (host.clockKept().isEmpty() ? ", no time service found" : "");
        if (host.clock().isBefore(EARLIEST)) {
            return missing("clock", fact, "certificates and tokens are refused", "set the clock and keep it with NTP");
        }
        return host.clockKept().orElse(false)
                ? good("clock", fact + ", kept by a time service")
                : risk("clock", fact, "schedules and expiries drift", "install chrony or systemd-timesyncd");
    }

    private static Finding openFiles(Facts.Host host) {
        String fact = host.openFiles() + " for each process";
        return host.openFiles() >= ENOUGH_FILES
                ? good("open files", fact)
                : risk("open files", fact, "the broker stops at many topics", "raise it: ulimit -n " + ENOUGH_FILES);
    }

    private static Finding port(Facts.Host host) {
        if (host.running()) {
            return good("port " + host.port(), "Databerth runs and listens");
        }
        return host.portFree()
                ? good("port " + host.port(), "free")
                : missing(
                        "port " + host.port(),
                        "taken by another program",
                        "the gateway cannot listen",
                        "free it or set DATABERTH_PORT");
    }
}
