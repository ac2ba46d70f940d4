package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.engine.CredentialKind;
import io.databerth.engine.Credentials;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.CredentialApplications;
import io.databerth.vault.client.RedeemedPassword;
import io.databerth.vault.client.ServerCertificate;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Gathers every secret that an engine's container needs; they are kept in memory for the length of one operation. */
public final class IssuedSecrets {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final SecretSource source;
    private final CredentialApplications applications;
    private final Duration patience;

    /** @param patience how long to wait for secrets of a new database: they are issued while it is provisioned */
    public IssuedSecrets(SecretSource source, CredentialApplications applications, Duration patience) {
        this.source = source;
        this.applications = applications;
        this.patience = patience;
    }

    /** Waits while they are being issued; VAULT_UNAVAILABLE, which is tried again later, when they do not come in time. */
    public DatabaseSecrets await(Blueprint blueprint) throws InterruptedException {
        return await(blueprint, () -> find(blueprint));
    }

    /** Waits until a further user has a password; VAULT_UNAVAILABLE when none comes in time. */
    public void awaitOf(Blueprint blueprint, String user) throws InterruptedException {
        var reference = SecretReference.passwordOf(blueprint.database().id(), user);
        await(blueprint, () -> source.password(reference));
    }

    private <T> T await(Blueprint blueprint, Supplier<Optional<T>> look) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() - end > 0) {
                throw missing(blueprint.database().id());
            }
            Thread.sleep(PAUSE);
        }
    }

    /** For databases whose secrets were issued long ago. */
    public DatabaseSecrets get(Blueprint blueprint) {
        return find(blueprint).orElseThrow(() -> missing(blueprint.database().id()));
    }

    /**
     * With each password that the server may have at this moment: while a rotation is under way the vault's current one
     * may be the one before or the one after.
     */
    public List<DatabaseSecrets> candidates(Blueprint blueprint) throws SQLException {
        DatabaseSecrets current = get(blueprint);
        var candidates = new ArrayList<>(List.of(current));
        DatabaseId database = blueprint.database().id();
        OptionalInt begun = applications.lastBegun(database);
        if (begun.isPresent()) {
            source.password(new SecretReference(database, Purpose.APP), begun.getAsInt())
                    .map(prepared -> current.withUserPassword(prepared.password()))
                    .ifPresent(candidates::add);
        }
        return candidates;
    }

    /** STATE_CONFLICT when the vault does not keep this version of the certificate. */
    void requireCertificate(DatabaseId database, int version) {
        if (source.certificate(database, version).isEmpty()) {
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT, "the vault does not keep this certificate any more; give it again");
        }
    }

    private Optional<DatabaseSecrets> find(Blueprint blueprint) {
        DatabaseId database = blueprint.database().id();
        var passwords = new EnumMap<CredentialKind, Secret>(CredentialKind.class);
        for (CredentialKind kind :
                blueprint.version().credentials().map(Credentials::kinds).orElse(Set.of())) {
            Optional<RedeemedPassword> password = source.password(new SecretReference(database, purpose(kind)));
            if (password.isEmpty()) {
                return Optional.empty();
            }
            passwords.put(kind, password.get().password());
        }
        return certificate(blueprint.database()).map(certificate -> new DatabaseSecrets(passwords, certificate));
    }

    /** What was put back by an undone change may name one that is destroyed: then it is the current one. */
    private Optional<ServerCertificate> certificate(ManagedDatabase database) {
        OptionalInt named = database.spec().certificate();
        Optional<ServerCertificate> chosen =
                named.isPresent() ? source.certificate(database.id(), named.getAsInt()) : Optional.empty();
        return chosen.or(() -> source.certificate(database.id()));
    }

    private static Purpose purpose(CredentialKind kind) {
        return switch (kind) {
            case ADMIN -> Purpose.ADMIN;
            case APP -> Purpose.APP;
            case SOURCE -> throw new IllegalArgumentException("no server of ours has it");
        };
    }

    private static CodedException missing(DatabaseId database) {
        return new CodedException(ErrorCode.VAULT_UNAVAILABLE, "the vault has not issued the secrets of " + database);
    }
}
