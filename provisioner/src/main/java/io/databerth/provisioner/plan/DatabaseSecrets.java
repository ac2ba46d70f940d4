package io.databerth.provisioner.plan;

import io.databerth.contracts.Secret;
import io.databerth.engine.CredentialKind;
import io.databerth.vault.client.ServerCertificate;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** The passwords of a database by account, and its server's certificate; printing shows none. */
public record DatabaseSecrets(Map<CredentialKind, Secret> passwords, ServerCertificate certificate) {
    public DatabaseSecrets {
        passwords = Map.copyOf(passwords);
    }

    /** Fails when the engine's descriptor does not name this kind of account. */
    public Secret password(CredentialKind kind) {
        Secret found = passwords.get(kind);
        if (found == null) {
            throw new IllegalStateException("the engine names no " + kind + " account");
        }
        return found;
    }

    /** The same with another password of the user. */
    public DatabaseSecrets withUserPassword(Secret password) {
        var changed = new EnumMap<CredentialKind, Secret>(CredentialKind.class);
        changed.putAll(passwords);
        changed.put(CredentialKind.APP, password);
        return new DatabaseSecrets(changed, certificate);
    }

    /** Every text that must not be shown. */
    public Stream<Secret> all() {
        return Stream.concat(passwords.values().stream(), Stream.of(certificate.privateKeyPem()));
    }
}
