package io.databerth.vault;

import static io.databerth.vault.Neighbours.TICKET;
import static io.databerth.vault.Neighbours.codeOf;
import static io.databerth.vault.Neighbours.hash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.Topic;
import io.databerth.contracts.credential.CredentialCommand.Rotate;
import io.databerth.contracts.credential.CredentialEvent.Issued;
import io.databerth.contracts.credential.CredentialEvent.Revoked;
import io.databerth.contracts.credential.CredentialEvent.Rotated;
import io.databerth.contracts.credential.CredentialEvent.RotationPrepared;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseEvent.CredentialApplied;
import io.databerth.contracts.database.DatabaseEvent.Deleted;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.vault.client.NotYetIssued;
import io.databerth.vault.client.RedeemedPassword;
import io.databerth.vault.client.ServerCertificate;
import io.databerth.vault.client.VaultClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What the vault does with the life of a database. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class VaultTest extends BesideVault {
    private final DatabaseId database = DatabaseId.next();
    private final SecretReference app = new SecretReference(database, Purpose.APP);

    @Test
    void anIssuedDatabaseHasPasswordsAndACertificateForItsProvisioner() {
        Issued issued = vault.issue(database);
        VaultClient provisioner = vault.client("provisioner");
        RedeemedPassword password = provisioner.redeemPassword(app);
        assertThat(password.version()).isEqualTo(issued.version()).isEqualTo(1);
        assertThat(password.password().reveal()).matches("[A-Za-z0-9]{24}");
        SecretReference admin = new SecretReference(database, Purpose.ADMIN);
        assertThat(provisioner.redeemPassword(admin).password()).isNotEqualTo(password.password());
        ServerCertificate certificate = provisioner.redeemCertificate(database);
        assertThat(certificate.caPem()).isEqualTo(issued.caCertificate()).isEqualTo(provisioner.authorityCertificate());
        assertThat(certificate.privateKeyPem().reveal()).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(certificate.certificateChainPem()).startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void whatIsNotThereIsNotYetIssued() {
        assertThatExceptionOfType(NotYetIssued.class)
                .isThrownBy(() -> vault.client("provisioner").redeemPassword(app));
        assertThatExceptionOfType(NotYetIssued.class)
                .isThrownBy(() -> vault.client("api-gateway").redeemTicket(database, TICKET));
        vault.issue(database);
        assertThatExceptionOfType(NotYetIssued.class)
                .isThrownBy(() -> vault.client("provisioner").redeemPassword(app, 2));
    }

    @Test
    void aRotationGoesFromPreparedOverAppliedToRotated() {
        vault.issue(database);
        RedeemedPassword old = vault.client("provisioner").redeemPassword(app);
        OperationId rotation = OperationId.next();
        Secret ticket = Secret.of("rotation ticket of " + database);
        vault.wire().send(Topic.CREDENTIAL_COMMANDS, new Rotate(rotation, database, 2, hash(ticket), null));
        vault.awaitEvent(new RotationPrepared(rotation, database, 2, 2, null));
        RedeemedPassword next = vault.client("provisioner").redeemPassword(app, 2);
        assertThat(next.password()).isNotEqualTo(old.password());
        assertThat(vault.client("backup-worker").redeemPassword(app)).isEqualTo(old);
        assertThat(codeOf(() -> vault.client("backup-worker").redeemPassword(app, 2)))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(codeOf(() -> vault.client("api-gateway").redeemTicket(database, ticket)))
                .isEqualTo(ErrorCode.STATE_CONFLICT);
        vault.wire().send(Topic.DATABASE_EVENTS, new CredentialApplied(rotation, database, 2));
        vault.awaitEvent(new Rotated(rotation, database, 2, null));
        assertThat(vault.client("backup-worker").redeemPassword(app)).isEqualTo(next);
        assertThat(vault.client("api-gateway").redeemTicket(database, ticket).password())
                .isEqualTo(next.password());
        assertThat(codeOf(() -> vault.client("api-gateway").redeemTicket(database, TICKET)))
                .isEqualTo(ErrorCode.TICKET_INVALID);
    }

    @Test
    void deletionDestroysEverySecret() {
        vault.issue(database);
        vault.wire().send(Topic.DATABASE_EVENTS, new Deleted(OperationId.next(), database, DataDisposal.ERASE));
        vault.awaitEvent(new Revoked(database));
        VaultClient provisioner = vault.client("provisioner");
        assertThatExceptionOfType(NotYetIssued.class).isThrownBy(() -> provisioner.redeemPassword(app));
        assertThatExceptionOfType(NotYetIssued.class).isThrownBy(() -> provisioner.redeemCertificate(database));
        assertThatExceptionOfType(NotYetIssued.class)
                .isThrownBy(() -> vault.client("api-gateway").redeemTicket(database, TICKET));
    }
}
