package io.databerth.backup.upkeep;

import io.databerth.backup.catalogue.LogBatches;
import io.databerth.backup.catalogue.LogCollections;
import io.databerth.backup.upkeep.Upkeep.Removal;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what was collected of a log before the oldest copy of the files that there is: nothing leads on from there any more. */
final class ForgetLogs {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetLogs.class);

    private final LogCollections collections;
    private final LogBatches batches;
    private final Removal files;

    ForgetLogs(LogCollections collections, LogBatches batches, Removal files) {
        this.collections = collections;
        this.batches = batches;
        this.files = files;
    }

    void perform() throws IOException, SQLException, InterruptedException {
        for (DatabaseId database : collections.databases()) {
            for (BackupId batch : batches.needless(database)) {
                try {
                    files.delete(batch);
                } catch (CodedException later) {
                    LOG.warn("{} of the log of {} stays for now: {}", batch, database, later.getMessage());
                }
            }
        }
        collections.forgetEmpty();
    }
}
