package io.databerth.vault;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.messaging.EventReaction;
import io.databerth.vault.secrets.SourcePasswords;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** Forgets the password for a server elsewhere when the backup that its content became is proven, or has failed. */
@Singleton
public class BackupEventReaction implements EventReaction {
    private final SourcePasswords passwords;

    public BackupEventReaction(SourcePasswords passwords) {
        this.passwords = passwords;
    }

    @Override
    public void on(Connection transaction, Envelope<Message> event) throws SQLException {
        switch (event.data()) {
            case BackupEvent.Proven ended -> passwords.forget(transaction, ended.database(), ended.backup());
            case BackupEvent.Failed ended -> forget(transaction, ended);
            default -> {
                // Of other backups the vault knows no password.
            }
        }
    }

    private void forget(Connection transaction, BackupEvent.Failed ended) throws SQLException {
        BackupId backup = ended.backup();
        if (backup != null) {
            passwords.forget(transaction, ended.database(), backup);
        }
    }
}
