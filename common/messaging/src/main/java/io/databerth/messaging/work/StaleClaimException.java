package io.databerth.messaging.work;

/** Someone else has claimed the operation since: whatever this claimant still writes is refused. */
public final class StaleClaimException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleClaimException(Claim claim) {
        super("epoch " + claim.epoch() + " of command " + claim.commandId() + " is over");
    }
}
