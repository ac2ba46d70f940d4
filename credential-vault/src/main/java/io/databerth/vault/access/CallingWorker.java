package io.databerth.vault.access;

import static io.databerth.vault.access.Permission.DEPOSIT_SOURCE_PASSWORD;
import static io.databerth.vault.access.Permission.KEEP_TARGET_KEY;
import static io.databerth.vault.access.Permission.PROVIDE_CERTIFICATE;
import static io.databerth.vault.access.Permission.REDEEM_CERTIFICATE;
import static io.databerth.vault.access.Permission.REDEEM_CURRENT_PASSWORD;
import static io.databerth.vault.access.Permission.REDEEM_PENDING_PASSWORD;
import static io.databerth.vault.access.Permission.REDEEM_SOURCE_PASSWORD;
import static io.databerth.vault.access.Permission.REVEAL_BY_TICKET;
import static io.databerth.vault.access.Permission.SIGN_EVIDENCE;
import static io.databerth.vault.access.Permission.WRAP_BACKUP_KEY;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.util.Locale;
import java.util.Set;

/** The services that have a key here, and what each may do. */
public enum CallingWorker {
    PROVISIONER,
    BACKUP_WORKER,
    MONITOR,
    API_GATEWAY;

    /** Such as {@code backup-worker}. */
    public String serviceName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean may(Permission permission) {
        return permissions().contains(permission);
    }

    private Set<Permission> permissions() {
        return switch (this) {
            case PROVISIONER -> Set.of(REDEEM_CURRENT_PASSWORD, REDEEM_PENDING_PASSWORD, REDEEM_CERTIFICATE);
            case BACKUP_WORKER ->
                Set.of(
                        REDEEM_CURRENT_PASSWORD,
                        REDEEM_SOURCE_PASSWORD,
                        WRAP_BACKUP_KEY,
                        KEEP_TARGET_KEY,
                        SIGN_EVIDENCE);
            case MONITOR -> Set.of();
            case API_GATEWAY -> Set.of(REVEAL_BY_TICKET, DEPOSIT_SOURCE_PASSWORD, PROVIDE_CERTIFICATE);
        };
    }

    public void require(Permission permission) {
        if (!may(permission)) {
            throw new CodedException(
                    ErrorCode.FORBIDDEN,
                    serviceName() + " has not the permission "
                            + permission.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }
}
