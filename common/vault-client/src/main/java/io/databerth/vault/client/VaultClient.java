package io.databerth.vault.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.TargetId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Speaks to the credential vault as one service; thread-safe, each call blocks for at most about ten seconds.
 *
 * <p>Every call throws {@link NotYetIssued} when the vault holds no such secret, a
 * {@link io.databerth.contracts.CodedException} with {@code VAULT_UNAVAILABLE} when the vault does not answer, and one
 * with the vault's own code when it refuses.
 */
public final class VaultClient {
    private static final String REDEEM = "/internal/v1/secrets/redeem";
    private static final String TICKETS = "/internal/v1/tickets/redeem";
    private static final String BACKUP_KEYS = "/internal/v1/backup-keys";
    private static final String WRAPPED_KEYS = "/internal/v1/backup-keys/wrapped";
    private static final String UNWRAP = "/internal/v1/backup-keys/unwrap";
    private static final String EVIDENCE = "/internal/v1/evidence";
    private static final String SOURCE_PASSWORDS = "/internal/v1/source-passwords";
    private static final String WITHDRAWN_PASSWORDS = SOURCE_PASSWORDS + "/withdraw";
    private static final String TARGET_KEYS = "/internal/v1/target-keys";
    private static final String REDEEMED_TARGET_KEY = TARGET_KEYS + "/redeem";
    private static final String FORGOTTEN_TARGET_KEY = TARGET_KEYS + "/forget";
    private static final String CERTIFICATES = "/internal/v1/server-certificates";
    private static final String RENEWED_CERTIFICATES = CERTIFICATES + "/renew";
    private static final String AUTHORITY = "/internal/v1/ca";
    private final VaultConnection vault;

    /** The file holds the bearer key of this service; it is read for each call, so that a replaced key works at once. */
    public VaultClient(URI base, Path serviceKeyFile) {
        this.vault = new VaultConnection(base, serviceKeyFile);
    }

    /** The version that the server accepts now. */
    public RedeemedPassword redeemPassword(SecretReference reference) {
        return password(object().put("reference", reference.toString()));
    }

    /** A named version, which may be a pending one that waits to be applied. */
    public RedeemedPassword redeemPassword(SecretReference reference, int version) {
        return password(object().put("reference", reference.toString()).put("version", version));
    }

    public ServerCertificate redeemCertificate(DatabaseId database) {
        return certificate(certificateOf(database));
    }

    /** A named version, which may be a pending one that no server has shown yet. */
    public ServerCertificate redeemCertificate(DatabaseId database, int version) {
        return certificate(certificateOf(database).put("version", version));
    }

    /**
     * Keeps a certificate of somebody else's for the database's server, all PEM; REQUEST_INVALID with the reason when it is of no use. It is
     * pending until the provisioner tells that the server has it.
     *
     * @param names for all of which it must be valid, besides those of the server's own host
     */
    public KeptCertificate provideCertificate(
            DatabaseId database, List<String> names, String chain, Secret privateKey, String authority) {
        return kept(vault.post(
                CERTIFICATES,
                named(database, names)
                        .put("certificate", chain)
                        .put("privateKey", privateKey.reveal())
                        .put("authority", authority)));
    }

    /** As {@link #provideCertificate}, with a fresh one of the internal authority's. */
    public KeptCertificate renewCertificate(DatabaseId database, List<String> names) {
        return kept(vault.post(RENEWED_CERTIFICATES, named(database, names)));
    }

    private static ObjectNode named(DatabaseId database, List<String> names) {
        ObjectNode request = object().put("database", database.toString());
        names.forEach(request.putArray("names")::add);
        return request;
    }

    private static KeptCertificate kept(JsonNode answer) {
        return new KeptCertificate(
                version(answer), text(answer, "caCertificate"), Instant.parse(text(answer, "expires")));
    }

    private static ObjectNode certificateOf(DatabaseId database) {
        return object().put("reference", new SecretReference(database, Purpose.TLS).toString());
    }

    private ServerCertificate certificate(ObjectNode request) {
        JsonNode value = vault.post(REDEEM, request).required("value");
        return new ServerCertificate(
                secret(value, "privateKeyPem"), text(value, "certificateChainPem"), text(value, "caPem"));
    }

    /** A fresh key, bound to this backup of this database. */
    public BackupKey createBackupKey(DatabaseId database, BackupId backup) {
        JsonNode answer = vault.post(BACKUP_KEYS, owner(database, backup));
        return new BackupKey(text(answer, "keyReference"), key(answer), text(answer, "wrapped"));
    }

    /** Fails with {@code BACKUP_DAMAGED} when {@code wrapped} is not what was made for this backup of this database. */
    public SecretKey unwrapBackupKey(DatabaseId database, BackupId backup, String wrapped) {
        return key(vault.post(UNWRAP, owner(database, backup).put("wrapped", wrapped)));
    }

    /** A JWS of the site's authority over these claims about the proof of a backup. */
    public String signEvidence(Map<String, String> claims) {
        ObjectNode request = object();
        claims.forEach(request::put);
        return text(vault.post(EVIDENCE, request), "jws");
    }

    /** All key-encryption keys by version, as the vault keeps them: in Base64, under its root key. */
    public Map<Integer, String> wrappedKeys() {
        var keys = new TreeMap<Integer, String>();
        vault.post(WRAPPED_KEYS, object())
                .required("keys")
                .forEach(key -> keys.put(version(key), text(key, "wrapped")));
        return keys;
    }

    /** Works once for each ticket; afterwards, or when it has expired, fails with {@code TICKET_INVALID}. */
    public RevealedCredentials redeemTicket(DatabaseId database, Secret ticket) {
        JsonNode answer = vault.post(
                TICKETS, object().put("database", database.toString()).put("ticket", ticket.reveal()));
        return new RevealedCredentials(text(answer, "username"), version(answer), secret(answer, "password"));
    }

    /** Keeps the password for the server that the backup's content is to come from, until that has ended or failed. */
    public void depositSourcePassword(DatabaseId database, BackupId backup, Secret password) {
        vault.post(SOURCE_PASSWORDS, owner(database, backup).put("password", password.reveal()));
    }

    /** Takes a deposit back that nobody is to use; one that is not there is fine. */
    public void withdrawSourcePassword(DatabaseId database, BackupId backup) {
        vault.post(WITHDRAWN_PASSWORDS, owner(database, backup));
    }

    /** Keeps the secret key of a place where copies of backups are kept, instead of an earlier one. */
    public void keepTargetKey(TargetId target, Secret key) {
        vault.post(TARGET_KEYS, target(target).put("key", key.reveal()));
    }

    /** What was kept last. */
    public Secret redeemTargetKey(TargetId target) {
        return secret(vault.post(REDEEMED_TARGET_KEY, target(target)), "key");
    }

    /** One that is not there is fine. */
    public void forgetTargetKey(TargetId target) {
        vault.post(FORGOTTEN_TARGET_KEY, target(target));
    }

    private static ObjectNode target(TargetId target) {
        return object().put("target", target.toString());
    }

    /** The certificate (PEM) of the internal authority, with which clients verify every server. */
    public String authorityCertificate() {
        return vault.get(AUTHORITY);
    }

    private RedeemedPassword password(ObjectNode request) {
        JsonNode answer = vault.post(REDEEM, request);
        return new RedeemedPassword(
                SecretReference.parse(text(answer, "reference")), version(answer), secret(answer, "value"));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode owner(DatabaseId database, BackupId backup) {
        return object().put("database", database.toString()).put("backup", backup.toString());
    }

    private static SecretKey key(JsonNode answer) {
        return new SecretKeySpec(Base64.getDecoder().decode(text(answer, "key")), "AES");
    }

    private static Secret secret(JsonNode node, String field) {
        return Secret.of(text(node, field));
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asText();
    }

    private static int version(JsonNode answer) {
        return answer.required("version").asInt();
    }
}
