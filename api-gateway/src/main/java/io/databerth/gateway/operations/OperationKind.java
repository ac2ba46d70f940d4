package io.databerth.gateway.operations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be asked of a database, and whose steps make up its progress. */
public enum OperationKind {
    PROVISION(StepSource.PROVISIONER, Effect.ON_WHAT_SHOULD_BE),
    START(StepSource.PROVISIONER, Effect.ON_WHAT_SHOULD_BE),
    STOP(StepSource.PROVISIONER, Effect.ON_WHAT_SHOULD_BE),
    RESTART(StepSource.PROVISIONER, Effect.ON_WHAT_SHOULD_BE),
    RESIZE(StepSource.PROVISIONER, Effect.ON_WHAT_SHOULD_BE),
    UPGRADE(StepSource.PROVISIONER, Effect.ON_WHAT_SHOULD_BE),
    UNDO_UPGRADE(StepSource.PROVISIONER, Effect.ON_WHAT_SHOULD_BE),
    CONFIRM_UPGRADE(StepSource.PROVISIONER, Effect.INSIDE_THE_SERVER),
    CONFIGURE(StepSource.PROVISIONER, Effect.ON_WHAT_SHOULD_BE),
    CERTIFY(StepSource.PROVISIONER, Effect.ON_WHAT_SHOULD_BE),
    PUBLISH(StepSource.PROVISIONER, Effect.ON_WHAT_SHOULD_BE),
    UNPUBLISH(StepSource.PROVISIONER, Effect.ON_WHAT_SHOULD_BE),
    DELETE(StepSource.PROVISIONER, Effect.ON_WHAT_SHOULD_BE),
    CREATE_INNER_DATABASE(StepSource.PROVISIONER, Effect.INSIDE_THE_SERVER),
    DROP_INNER_DATABASE(StepSource.PROVISIONER, Effect.INSIDE_THE_SERVER),
    END_SESSION(StepSource.PROVISIONER, Effect.INSIDE_THE_SERVER),
    ADD_EXTENSION(StepSource.PROVISIONER, Effect.INSIDE_THE_SERVER),
    REMOVE_EXTENSION(StepSource.PROVISIONER, Effect.INSIDE_THE_SERVER),
    CREATE_USER(StepSource.PROVISIONER, Effect.INSIDE_THE_SERVER),
    GRANT_USER(StepSource.PROVISIONER, Effect.INSIDE_THE_SERVER),
    DROP_USER(StepSource.PROVISIONER, Effect.INSIDE_THE_SERVER),
    MAINTENANCE(StepSource.PROVISIONER, Effect.INSIDE_THE_SERVER),
    BACKUP(StepSource.BACKUP_WORKER, Effect.ON_BACKUPS),
    IMPORT(StepSource.BACKUP_WORKER, Effect.ON_BACKUPS),
    SNAPSHOT(StepSource.PROVISIONER, Effect.INSIDE_THE_SERVER),
    RESTORE(StepSource.BACKUP_WORKER, Effect.ON_WHAT_SHOULD_BE),
    RESTORE_TABLES(StepSource.BACKUP_WORKER, Effect.INSIDE_THE_SERVER),
    VERIFY_BACKUP(StepSource.BACKUP_WORKER, Effect.ON_BACKUPS),
    DELETE_BACKUP(StepSource.BACKUP_WORKER, Effect.ON_BACKUPS),
    SCRUB_BACKUP(StepSource.BACKUP_WORKER, Effect.ON_BACKUPS),
    HOLD_BACKUP(StepSource.BACKUP_WORKER, Effect.ON_BACKUPS),
    SET_BACKUP_POLICY(StepSource.BACKUP_WORKER, Effect.ON_BACKUPS),
    ROTATE_CREDENTIALS(StepSource.VAULT, Effect.ON_WHAT_SHOULD_BE);

    /** What is another thing afterwards. */
    private enum Effect {
        ON_WHAT_SHOULD_BE,
        INSIDE_THE_SERVER,
        ON_BACKUPS
    }

    private final StepSource measure;
    private final Effect effect;

    OperationKind(StepSource measure, Effect effect) {
        this.measure = measure;
        this.effect = effect;
    }

    StepSource measure() {
        return measure;
    }

    /** Whether it changes what the database should be, so that its generation grows. */
    public boolean changesDatabase() {
        return effect == Effect.ON_WHAT_SHOULD_BE;
    }

    /** Whether it is a task inside the running server. */
    public boolean isTask() {
        return effect == Effect.INSIDE_THE_SERVER;
    }

    /** Whether it can be asked to end before it is done. */
    boolean isCancellable() {
        return switch (this) {
            case BACKUP, IMPORT, RESTORE, RESTORE_TABLES, VERIFY_BACKUP, SCRUB_BACKUP -> true;
            default -> false;
        };
    }

    /** Whether it makes a backup, which is there from the acceptance on. */
    public boolean makesBackup() {
        return this == BACKUP || this == IMPORT || this == SNAPSHOT;
    }

    /** Whether its answer carries a ticket that reveals a password. */
    public boolean givesTicket() {
        return this == PROVISION || this == CREATE_USER || this == ROTATE_CREDENTIALS;
    }

    public static Optional<OperationKind> named(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(text))
                .findFirst();
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
