package io.databerth.launcher.command;

import io.databerth.engine.EngineCatalog;
import io.databerth.launcher.doctor.ContainerEngine;
import io.databerth.launcher.doctor.Diagnosis;
import io.databerth.launcher.doctor.Facts;
import io.databerth.launcher.doctor.Finding;
import io.databerth.launcher.doctor.Machine;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what is missing or risky on this machine, and what to do about it. */
@Command(
        name = "doctor",
        description = "Say what is missing or risky on this machine. Exits 1 when it cannot run here.")
public final class Doctor implements Callable<Integer> {
    @Override
    public Integer call() {
        Installation installation = Installation.here();
        Facts facts = Machine.look(
                installation.data(),
                installation.port(),
                installation.supervisor().isPresent(),
                ContainerEngine.look(EngineCatalog.builtIn()));
        List<Finding> findings = Diagnosis.of(facts);
        findings.forEach(Doctor::print);
        return Diagnosis.exitCode(findings);
    }

    private static void print(Finding finding) {
        System.out.printf(
                "%-8s %-17s %s%n", finding.severity().name().toLowerCase(Locale.ROOT), finding.topic(), finding.fact());
        if (!finding.risk().isEmpty()) {
            System.out.printf("%27s%s%n%27s%s%n", "risk: ", finding.risk(), "cure: ", finding.cure());
        }
    }
}
