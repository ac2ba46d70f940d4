package io.databerth.vault.access;

/** What a service may ask of the vault; reading the authority's certificate needs none of these. */
public enum Permission {
    REDEEM_CURRENT_PASSWORD,
    /** A version that waits to be applied. */
    REDEEM_PENDING_PASSWORD,
    REDEEM_CERTIFICATE,
    /** Another certificate for a server that has one. */
    PROVIDE_CERTIFICATE,
    WRAP_BACKUP_KEY,
    REVEAL_BY_TICKET,
    /** The password for a server elsewhere, whose content is to be copied. */
    DEPOSIT_SOURCE_PASSWORD,
    REDEEM_SOURCE_PASSWORD,
    /** The secret key of a place where copies of backups are kept. */
    KEEP_TARGET_KEY,
    /** That a backup was restored and compared. */
    SIGN_EVIDENCE
}
