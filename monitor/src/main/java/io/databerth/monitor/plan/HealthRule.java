package io.databerth.monitor.plan;

import io.databerth.contracts.observation.HealthStatus;
import io.databerth.runtime.Phase;
import java.time.Instant;
import java.util.Optional;

/** From what should be and what was seen to what is thought of it. */
public final class HealthRule {
    /** One failing probe may be a moment's load; two in a row are not. */
    static final int FAILURES_THAT_COUNT = 2;

    static final String ANSWERS = "the readiness probe is answered";
    static final String ENGINE_SILENT = "the container engine does not answer";
    static final String STOPPED = "it was stopped on request";
    static final String RUNS_ALTHOUGH_STOPPED = "it was stopped on request, and yet its container runs";

    private HealthRule() {}

    /**
     * What to think of the database now.
     *
     * @param lookedAt when the look began: one that began before the last word of the provisioner says nothing about it
     */
    public static Health judge(Health before, Watched watched, Sight sight, Instant lookedAt) {
        if (lookedAt.isBefore(watched.toldAt()) || watched.excused(lookedAt)) {
            return before;
        }
        return switch (watched.desired()) {
            case MAKING -> before;
            case STOPPED -> stopped(before, sight);
            case RUNNING -> running(before, sight);
        };
    }

    private static Health stopped(Health before, Sight sight) {
        return switch (sight) {
            case Sight.EngineSilent _ when is(before, HealthStatus.STOPPED) -> before;
            case Sight.Running _ -> Health.of(HealthStatus.STOPPED, RUNS_ALTHOUGH_STOPPED);
            case Sight.EngineSilent _, Sight.NoContainer _, Sight.NotRunning _ ->
                Health.of(HealthStatus.STOPPED, STOPPED);
        };
    }

    private static Health running(Health before, Sight sight) {
        return switch (sight) {
            // Unknown is not down; and what was seen to be down is not better because nobody can look.
            case Sight.EngineSilent _ when is(before, HealthStatus.DOWN) -> before;
            case Sight.EngineSilent _ -> failing(before, ENGINE_SILENT);
            case Sight.NoContainer _ -> Health.of(HealthStatus.DOWN, "there is no container");
            case Sight.NotRunning(Phase phase) -> Health.of(HealthStatus.DOWN, whyDown(phase));
            case Sight.Running(Probe.Answered _) -> Health.of(HealthStatus.HEALTHY, ANSWERS);
            case Sight.Running(Probe.Failed(String reason)) -> failing(before, reason);
        };
    }

    private static Health failing(Health before, String reason) {
        int failures = Math.min(before.failures() + 1, FAILURES_THAT_COUNT);
        return failures < FAILURES_THAT_COUNT
                ? new Health(before.status(), before.reason(), failures)
                : new Health(Optional.of(HealthStatus.DEGRADED), reason, failures);
    }

    private static String whyDown(Phase phase) {
        return switch (phase) {
            case Phase.Created _ -> "its container was made and never started";
            case Phase.Running _ -> "its container is about to stop";
            case Phase.Paused _ -> "its container is paused";
            case Phase.Exited(int _, boolean outOfMemory)
            when outOfMemory -> "its container ended because it ran out of memory";
            case Phase.Exited(int code, boolean _) -> "its container ended with code " + code;
            case Phase.Dead _ -> "its container is broken or being removed";
        };
    }

    private static boolean is(Health health, HealthStatus status) {
        return health.status().filter(status::equals).isPresent();
    }
}
