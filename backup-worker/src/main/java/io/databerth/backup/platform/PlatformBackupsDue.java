package io.databerth.backup.platform;

import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.platform.PlatformBackups.Told;
import io.databerth.policy.KeptBackup.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes a backup of the platform when the last one is old, and soon after one of a database came: a backup that the platform's
 * own does not know of is hard to find when the platform is lost.
 */
public final class PlatformBackupsDue {
    private static final Duration SOON = Duration.ofMinutes(1);

    private final PlatformBackups platform;
    private final Backups backups;
    private final Duration every;
    private final InstantSource clock;
    private final Instant started;
    private final AtomicLong provenAt;
    private String known = "";

    public PlatformBackupsDue(
            PlatformBackups platform, Backups backups, Duration every, MeterRegistry registry, InstantSource clock) {
        this.platform = platform;
        this.backups = backups;
        this.every = every;
        this.clock = clock;
        started = clock.instant();
        provenAt = new AtomicLong();
        Gauge.builder("databerth.platform.backup.proven.timestamp.seconds", provenAt, AtomicLong::get)
                .description(
                        "When the newest proven backup of the platform's own store was taken; 0 when there is none")
                .register(registry);
    }

    /** One look. */
    public void perform() throws IOException, SQLException, InterruptedException {
        String now = backups.sumOfStored();
        List<Told> all = platform.all();
        if (isDue(all, !now.equals(known))) {
            platform.take();
            known = now;
            all = platform.all();
        }
        provenAt.set(all.stream()
                .filter(each -> each.state() == State.PROVEN)
                .mapToLong(each -> each.takenAt().getEpochSecond())
                .max()
                .orElse(0));
    }

    private boolean isDue(List<Told> all, boolean changed) {
        Instant last = all.isEmpty() ? started : all.getFirst().takenAt();
        return Duration.between(last, clock.instant()).compareTo(changed ? SOON : every) >= 0;
    }
}
