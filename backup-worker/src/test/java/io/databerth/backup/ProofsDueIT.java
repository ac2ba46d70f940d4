package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.ProofRule;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.OperationId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A policy lowers proofs to every nth scheduled backup, and leaves those alone that somebody asks for. */
class ProofsDueIT {
    /** Of an operation that the worker has begun by itself. */
    private static final long SCHEDULED = 0;

    @Test
    void everySecondScheduledBackupIsProvenAndEachThatIsAskedFor() throws Exception {
        try (LiveServer server = LiveServer.start();
                BackupSite site = new BackupSite(server)) {
            server.fillAnew(10);
            site.run(new BackupCommand.SetPolicy(
                    OperationId.next(),
                    server.database,
                    1,
                    new BackupPolicy(
                            Optional.empty(),
                            Retention.ALL,
                            0,
                            List.of(),
                            Optional.of(new ProofRule(2, 0)),
                            Optional.empty(),
                            Optional.empty())));
            assertThat(take(site, server, SCHEDULED)).as("the first").isInstanceOf(BackupEvent.Proven.class);
            assertThat(take(site, server, SCHEDULED)).isInstanceOf(BackupEvent.LeftUnproven.class);
            assertThat(site.count("select count(*) from backup where state = 'stored'"))
                    .isEqualTo(1);
            assertThat(take(site, server, SCHEDULED)).isInstanceOf(BackupEvent.Proven.class);
            assertThat(take(site, server, 2)).as("asked for").isInstanceOf(BackupEvent.Proven.class);
        }
    }

    private static BackupEvent take(BackupSite site, LiveServer server, long generation) {
        return site.run(new BackupCommand.Take(OperationId.next(), server.database, generation, BackupId.next()));
    }
}
