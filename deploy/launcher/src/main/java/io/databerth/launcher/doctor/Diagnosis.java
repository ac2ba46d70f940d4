package io.databerth.launcher.doctor;

import io.databerth.launcher.doctor.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Judges the facts. */
public final class Diagnosis {
    private Diagnosis() {}

    public static List<Finding> of(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(HostChecks.of(facts.host()));
        findings.addAll(DirectoryChecks.of(facts.data()));
        findings.addAll(ContainerChecks.of(facts.containers()));
        return findings;
    }

    /** 1 when something is missing that keeps the platform from running, else 0. */
    public static int exitCode(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.MISSING) ? 1 : 0;
    }
}
