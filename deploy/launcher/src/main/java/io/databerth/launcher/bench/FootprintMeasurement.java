package io.databerth.launcher.bench;

import io.databerth.launcher.plan.Service;
import io.databerth.launcher.stack.Part;
import io.databerth.launcher.stack.Stack;
import java.util.List;
import java.util.Optional;

/** Resident memory of each part after the work of the other measurements. */
final class FootprintMeasurement {
    private static final double WORKER_GOAL = 160;
    private static final double GATEWAY_GOAL = 230;
    private final Stack stack;

    FootprintMeasurement(Stack stack) {
        this.stack = stack;
    }

    List<Measurement> measure() {
        return stack.parts().stream().map(FootprintMeasurement::of).toList();
    }

    private static Measurement of(Part part) {
        String metric = "resident memory, " + part.name();
        double megabytes = Resident.megabytes(part.pid());
        Optional<Service> service = Service.named(part.name());
        if (service.isEmpty()) {
            return Measurement.figure(metric, "MB", megabytes);
        }
        return Measurement.atMost(
                metric, "MB", megabytes, service.get() == Service.GATEWAY ? GATEWAY_GOAL : WORKER_GOAL);
    }
}
