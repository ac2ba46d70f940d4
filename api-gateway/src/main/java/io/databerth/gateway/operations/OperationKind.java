package io.databerth.gateway.operations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be asked of a database, and whose steps make up its progress. */
public enum OperationKind {
    PROVISION(StepSource.PROVISIONER),
    START(StepSource.PROVISIONER),
    STOP(StepSource.PROVISIONER),
    RESTART(StepSource.PROVISIONER),
    DELETE(StepSource.PROVISIONER),
    BACKUP(StepSource.BACKUP_WORKER),
    RESTORE(StepSource.BACKUP_WORKER),
    VERIFY_BACKUP(StepSource.BACKUP_WORKER),
    DELETE_BACKUP(StepSource.BACKUP_WORKER),
    ROTATE_CREDENTIALS(StepSource.VAULT);

    private final StepSource measure;

    OperationKind(StepSource measure) {
        this.measure = measure;
    }

    StepSource measure() {
        return measure;
    }

    /** Whether it changes what the database should be, so that its generation grows. */
    public boolean changesDatabase() {
        return switch (this) {
            case PROVISION, START, STOP, RESTART, DELETE, RESTORE, ROTATE_CREDENTIALS -> true;
            case BACKUP, VERIFY_BACKUP, DELETE_BACKUP -> false;
        };
    }

    /** Whether its answer carries a ticket that reveals a password. */
    public boolean givesTicket() {
        return this == PROVISION || this == ROTATE_CREDENTIALS;
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
