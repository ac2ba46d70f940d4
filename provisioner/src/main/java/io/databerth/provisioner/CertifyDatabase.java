package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;

/** Gives a database another certificate, which the vault has. */
public final class CertifyDatabase {
    private final ManagedDatabases databases;
    private final Blueprints blueprints;
    private final IssuedSecrets secrets;
    private final ReshapeDatabase reshaping;

    public CertifyDatabase(
            ManagedDatabases databases, Blueprints blueprints, IssuedSecrets secrets, ReshapeDatabase reshaping) {
        this.databases = databases;
        this.blueprints = blueprints;
        this.secrets = secrets;
        this.reshaping = reshaping;
    }

    public void perform(DatabaseCommand.Certify wish, Work work) throws Exception {
        ManagedDatabase before = Managed.requireMade(databases, wish.database());
        if (!blueprints.of(before).version().launch().hasCertificate()) {
            throw new CodedException(ErrorCode.OPERATION_UNSUPPORTED, "this engine has no certificate");
        }
        secrets.requireCertificate(wish.database(), wish.certificate());
        reshaping.perform(
                wish,
                before.spec().certified(wish.certificate()),
                work,
                ready -> new DatabaseEvent.Certified(
                        ready.operation(),
                        ready.database(),
                        wish.certificate(),
                        wish.caCertificate(),
                        wish.certificateExpires()));
    }
}
