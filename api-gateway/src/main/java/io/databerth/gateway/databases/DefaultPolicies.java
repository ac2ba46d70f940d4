package io.databerth.gateway.databases;

import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.backup.BackupPolicy.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How databases are backed up whose creator says nothing of it: by their environment, as the site's settings say. */
@ApplicationScoped
public class DefaultPolicies {
    private static final Map<String, BackupPolicy> NAMED = Map.of(
            "none", BackupPolicy.NONE,
            "hourly", policy("hourly", 10, new Retention(0, 0, 24, 7, 4, 12, 0, 0), 3),
            "daily", policy("daily", 60, new Retention(0, 0, 0, 7, 4, 12, 0, 0), 48),
            "weekly", policy("weekly", 60, new Retention(0, 0, 0, 0, 4, 6, 0, 0), 9 * 24));

    private final Map<String, String> byEnvironment;

    /** @param byEnvironment none, hourly, daily or weekly; another word stops the service with the reason */
    @Inject
    DefaultPolicies(@ConfigProperty(name = "databerth.backups") Map<String, String> byEnvironment) {
        this.byEnvironment = Map.copyOf(byEnvironment);
        byEnvironment.forEach((environment, name) -> {
            if (!NAMED.containsKey(name)) {
                throw new IllegalArgumentException("databerth.backups." + environment
                        + " must be none, hourly, daily or weekly, not '" + name + "'");
            }
        });
    }

    /** The one that was asked for, else that of the environment; empty when neither says anything. */
    Optional<BackupPolicy> of(@Nullable PolicyWish wish, String environment) {
        if (wish != null) {
            return Optional.of(wish.policy());
        }
        BackupPolicy named = NAMED.get(byEnvironment.getOrDefault(environment, "none"));
        return Optional.ofNullable(named).filter(policy -> !policy.equals(BackupPolicy.NONE));
    }

    private static BackupPolicy policy(String when, int jitterMinutes, Retention retention, int overdueAfterHours) {
        return new BackupPolicy(Optional.of(new Schedule(when, "UTC", jitterMinutes)), retention, overdueAfterHours);
    }
}
