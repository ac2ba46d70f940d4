package io.databerth.provisioner;

import io.databerth.contracts.ids.DatabaseId;

class RememberedSecretsTest implements SecretSourceContract {
    private final RememberedSecrets secrets = new RememberedSecrets();

    @Override
    public SecretSource sourceOf(DatabaseId database) {
        secrets.issue(database, TestSite.NO_CERTIFICATE);
        secrets.prepare(database, 2);
        return secrets;
    }

    @Override
    public void goAway() {
        secrets.away = true;
    }
}
