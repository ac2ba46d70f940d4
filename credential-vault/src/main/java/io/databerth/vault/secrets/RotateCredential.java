package io.databerth.vault.secrets;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.credential.CredentialCommand.Rotate;
import io.databerth.contracts.credential.CredentialEvent.Rotated;
import io.databerth.messaging.Transactions;
import io.databerth.messaging.work.Work;
import io.databerth.vault.plan.Rotation;
import io.databerth.vault.store.RotationStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Gives a user a new password in two steps: prepare a new version beside the current one, and promote it when the
 * database has taken it. Nothing here destroys a version; {@link SettleRotation} does, on the database's word.
 *
 * @param limit how long the database may take to answer, counted from the announcement
 * @param poll how often the answer is looked for
 */
public record RotateCredential(
        DataSource store, PrepareRotation prepare, RotationStore rotations, Duration limit, Duration poll) {
    private static final String PREPARE = "prepare";
    private static final String PROMOTE = "promote";

    public void perform(Rotate command, Work work) throws Exception {
        work.plan(PREPARE, PROMOTE);
        work.step(PREPARE, () -> work.inTransaction(transaction -> prepare.perform(transaction, command)));
        work.step(PROMOTE, () -> awaitPromotion(command));
        work.conclude(new Rotated(
                command.operation(), command.database(), read(command).version(), command.user()));
    }

    private void awaitPromotion(Rotate command) throws SQLException, InterruptedException {
        while (true) {
            Rotation rotation = read(command);
            switch (rotation.outcome()) {
                case Rotation.Promoted promoted -> {
                    return;
                }
                case Rotation.Refused refused -> throw new CodedException(lasting(refused.failure()), null);
                case Rotation.Revoked revoked ->
                    throw new CodedException(
                            ErrorCode.OPERATION_SUPERSEDED, command.database() + " was deleted meanwhile");
                case Rotation.Open open -> pause(rotation);
            }
        }
    }

    private void pause(Rotation rotation) throws InterruptedException {
        if (rotation.preparedAt().plus(limit).isBefore(Instant.now())) {
            throw new CodedException(
                    ErrorCode.NOT_READY_IN_TIME,
                    "the database did not take the new password within " + limit
                            + "; both are kept, and its late answer still counts");
        }
        Thread.sleep(poll);
    }

    private Rotation read(Rotate command) throws SQLException {
        return Transactions.call(
                store,
                transaction -> rotations.find(transaction, command.operation()).orElseThrow());
    }

    /** A refusal is final for this operation, whatever its cause was: it must not be taken for ours and tried again. */
    private static Failure lasting(Failure failure) {
        return switch (failure.code().kind()) {
            case CALLER, CAPACITY, OPERATOR -> failure;
            case TRANSIENT, DEFECT ->
                Failure.of(ErrorCode.ENGINE_COMMAND_FAILED, failure.code() + ": " + failure.message());
        };
    }
}
