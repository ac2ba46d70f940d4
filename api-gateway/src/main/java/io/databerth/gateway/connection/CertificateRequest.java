package io.databerth.gateway.connection;

import io.databerth.contracts.Secret;
import io.databerth.gateway.http.Requests;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A certificate for a database's server, all PEM; printing shows no key. {@code certificate} begins with the server's own, behind which stand
 * those between it and {@code authority}'s; {@code privateKey} has no passphrase.
 */
@Schema(requiredProperties = {"certificate", "privateKey", "authority"})
public record CertificateRequest(
        @Nullable String certificate, @Nullable String privateKey, @Nullable String authority) {
    /** What counts for an Idempotency-Key. */
    record Shown(String certificate, String authority) {}

    /** REQUEST_INVALID when something is missing. */
    Shown shown() {
        return new Shown(Requests.required("certificate", certificate), Requests.required("authority", authority));
    }

    /** REQUEST_INVALID when it is missing. */
    Secret key() {
        return Secret.of(Requests.required("privateKey", privateKey));
    }

    @Override
    public String toString() {
        return "CertificateRequest[]";
    }
}
