package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.client.RedeemedPassword;
import io.databerth.vault.client.ServerCertificate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A vault in memory: the newest version is pending until it is made current. */
final class RememberedSecrets implements SecretSource {
    private final Map<SecretReference, TreeMap<Integer, Secret>> passwords = new ConcurrentHashMap<>();
    private final Map<SecretReference, Integer> current = new ConcurrentHashMap<>();
    private final Map<DatabaseId, ServerCertificate> certificates = new ConcurrentHashMap<>();
    private final Map<DatabaseId, Map<Integer, ServerCertificate>> otherCertificates = new ConcurrentHashMap<>();
    volatile boolean away;

    void issue(DatabaseId database, ServerCertificate certificate) {
        for (Purpose purpose : new Purpose[] {Purpose.ADMIN, Purpose.APP}) {
            add(new SecretReference(database, purpose), 1);
            current.put(new SecretReference(database, purpose), 1);
        }
        certificates.put(database, certificate);
    }

    /** Makes the next version of the user's password, which is not current yet. */
    Secret prepare(DatabaseId database, int version) {
        return add(new SecretReference(database, Purpose.APP), version);
    }

    /** The next version of a further user's password, which is current at once when it is the first. */
    Secret prepare(DatabaseId database, String user, int version) {
        SecretReference reference = SecretReference.passwordOf(database, user);
        Secret secret = add(reference, version);
        current.putIfAbsent(reference, version);
        return secret;
    }

    /** A further version of the certificate, which is not current. */
    void provide(DatabaseId database, int version, ServerCertificate certificate) {
        otherCertificates
                .computeIfAbsent(database, none -> new ConcurrentHashMap<>())
                .put(version, certificate);
    }

    void destroy(DatabaseId database, int certificate) {
        otherCertificates.getOrDefault(database, Map.of()).remove(certificate);
    }

    void makeCurrent(DatabaseId database, int version) {
        current.put(new SecretReference(database, Purpose.APP), version);
    }

    private Secret add(SecretReference reference, int version) {
        Secret secret = Secret.of("secret-of-" + reference.purpose() + "-" + version + "-" + System.nanoTime());
        passwords.computeIfAbsent(reference, none -> new TreeMap<>()).put(version, secret);
        return secret;
    }

    @Override
    public Optional<RedeemedPassword> password(SecretReference reference) {
        return Optional.ofNullable(current.get(reference)).flatMap(version -> password(reference, version));
    }

    @Override
    public Optional<RedeemedPassword> password(SecretReference reference, int version) {
        requireThere();
        return Optional.ofNullable(passwords.get(reference))
                .flatMap(versions -> Optional.ofNullable(versions.get(version)))
                .map(secret -> new RedeemedPassword(reference, version, secret));
    }

    @Override
    public Optional<ServerCertificate> certificate(DatabaseId database) {
        requireThere();
        return Optional.ofNullable(certificates.get(database));
    }

    @Override
    public Optional<ServerCertificate> certificate(DatabaseId database, int version) {
        requireThere();
        return Optional.ofNullable(
                otherCertificates.getOrDefault(database, Map.of()).get(version));
    }

    private void requireThere() {
        if (away) {
            throw new CodedException(ErrorCode.VAULT_UNAVAILABLE, "the vault of this test is away");
        }
    }
}
