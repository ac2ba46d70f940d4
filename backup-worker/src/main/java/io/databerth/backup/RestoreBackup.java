package io.databerth.backup;

import io.databerth.backup.engine.Content;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.engine.Backup;
import io.databerth.messaging.work.Work;
import java.sql.SQLException;

/**
 * Puts a backup's content in the place of a live database: the file is verified as a whole first, a safety backup is stored,
 * the content is loaded apart from the live one and compared, and only then the two change places in one step. What a server
 * held that does not come up any more cannot be secured by a backup: there the volume that is replaced stays for a day.
 */
public final class RestoreBackup {
    private final LiveDatabases databases;
    private final RestoreSource source;
    private final RestoreBeside beside;
    private final RestoreAnew anew;
    private final RestoreTraces traces;

    public RestoreBackup(
            LiveDatabases databases,
            RestoreSource source,
            RestoreBeside beside,
            RestoreAnew anew,
            RestoreTraces traces) {
        this.databases = databases;
        this.source = source;
        this.beside = beside;
        this.anew = anew;
        this.traces = traces;
    }

    boolean isCancellable(BackupCommand.Restore wish) throws SQLException {
        return beside.isLoading(wish);
    }

    void perform(BackupCommand.Restore wish, Work work) throws Exception {
        try {
            DatabaseSpec spec = wish.spec();
            if (spec != null && !databases.isRunning(wish.database())) {
                anew.withoutServer(wish, Content.of(spec), work);
                return;
            }
            LiveDatabase live = databases.running(wish.database()).by(source.kind(wish.backup()));
            switch (live.backup().restore()) {
                case Backup.SideDatabase side -> beside.perform(wish, live, side, work);
                case Backup.FreshVolume fresh -> anew.perform(wish, live, work);
            }
        } catch (Exception failed) {
            traces.removeAfter(failed, wish.operation(), work);
            throw failed;
        }
    }
}
