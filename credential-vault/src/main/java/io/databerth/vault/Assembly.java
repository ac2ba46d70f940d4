package io.databerth.vault;

import io.databerth.vault.access.ServiceKeys;
import io.databerth.vault.authority.CertificateAuthority;
import io.databerth.vault.keys.Keys;
import io.databerth.vault.keys.RootKeyFile;
import io.databerth.vault.secrets.Authority;
import io.databerth.vault.secrets.PrepareRotation;
import io.databerth.vault.secrets.RotateCredential;
import io.databerth.vault.secrets.Safe;
import io.databerth.vault.secrets.SourcePasswords;
import io.databerth.vault.secrets.Tickets;
import io.databerth.vault.store.EncryptionKeyStore;
import io.databerth.vault.store.OwnerStore;
import io.databerth.vault.store.RotationStore;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.TicketStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes from the configuration what the verbs need; what cannot be opened ends the start, before any command is taken. */
@ApplicationScoped
public class Assembly {
    @Inject
    DataSource store;

    @ConfigProperty(name = "databerth.vault.root-key-file")
    Path rootKeyFile;

    @ConfigProperty(name = "databerth.service-keys-directory")
    Path serviceKeysDirectory;

    @ConfigProperty(name = "databerth.vault.ticket-life")
    Duration ticketLife;

    @ConfigProperty(name = "databerth.vault.rotation-limit")
    Duration rotationLimit;

    @ConfigProperty(name = "databerth.vault.answer-poll")
    Duration answerPoll;

    @ConfigProperty(name = "databerth.vault.source-life")
    Duration sourceLife;

    void open(
            @Observes @Priority(1) StartupEvent event,
            Keys keys,
            CertificateAuthority authority,
            ServiceKeys serviceKeys) {
        // Asking for them is enough: each is opened when it is first asked for.
    }

    @Produces
    @Singleton
    Keys keys(EncryptionKeyStore wrappedKeys) {
        return Keys.open(store, wrappedKeys, new RootKeyFile(rootKeyFile));
    }

    @Produces
    @Singleton
    CertificateAuthority authority(Authority authority) throws SQLException {
        return authority.open();
    }

    @Produces
    @Singleton
    ServiceKeys serviceKeys() {
        return ServiceKeys.open(serviceKeysDirectory);
    }

    @Produces
    @Singleton
    Tickets tickets(TicketStore tickets) {
        return new Tickets(tickets, ticketLife);
    }

    @Produces
    @Singleton
    SourcePasswords sourcePasswords(Safe safe, OwnerStore owners, SecretStore secrets) {
        return new SourcePasswords(safe, owners, secrets, sourceLife);
    }

    @Produces
    @Singleton
    RotateCredential rotateCredential(PrepareRotation prepare, RotationStore rotations) {
        return new RotateCredential(store, prepare, rotations, rotationLimit, answerPoll);
    }
}
