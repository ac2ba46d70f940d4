package io.databerth.provisioner.plan;

import io.databerth.contracts.Secret;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.engine.CredentialKind;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.vault.client.ServerCertificate;

/** The values that a descriptor's templates may ask for. */
public final class DatabaseHoles {
    private DatabaseHoles() {}

    /** What is no secret: enough for arguments and environment. The address is the container's own name on its network. */
    public static Holes plain(Blueprint blueprint) {
        DatabaseSpec spec = blueprint.database().spec();
        return blueprint
                .version()
                .holes()
                .with(blueprint.version().sizing(), blueprint.sku().resources())
                .with(HoleName.PARAMETERS, blueprint.version().parameters().written(spec.parameters()))
                .with(HoleName.ADDRESS, spec.containerName())
                .with(HoleName.USERNAME, spec.username())
                .with(HoleName.DATABASE, spec.innerDatabase());
    }

    /** As a further user, whose password is in the place of the user's. */
    public static Holes as(String user, Blueprint blueprint, DatabaseSecrets secrets) {
        return with(blueprint, secrets).with(HoleName.USERNAME, user);
    }

    /** Everything: for files and for the standard input of commands. */
    public static Holes with(Blueprint blueprint, DatabaseSecrets secrets) {
        ServerCertificate certificate = secrets.certificate();
        Holes holes = plain(blueprint)
                .with(HoleName.TLS_CERTIFICATE, certificate.certificateChainPem())
                .with(HoleName.TLS_AUTHORITY, certificate.caPem())
                .with(HoleName.TLS_KEY, certificate.privateKeyPem());
        Secret admin = secrets.passwords().get(CredentialKind.ADMIN);
        if (admin != null) {
            holes = holes.with(HoleName.ADMIN_PASSWORD, admin);
        }
        Secret user = secrets.passwords().get(CredentialKind.APP);
        return user == null ? holes : holes.with(HoleName.PASSWORD, user);
    }
}
