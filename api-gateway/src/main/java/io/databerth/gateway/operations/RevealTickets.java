package io.databerth.gateway.operations;

import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.OperationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * One-time tickets that reveal a password. A ticket is derived from its operation and kept nowhere, so that a repeated
 * request gets the same one; the vault learns its SHA-256 only.
 */
@ApplicationScoped
public class RevealTickets {
    @Inject
    GatewayKey key;

    public Secret of(OperationId operation) {
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign("reveal:" + operation)));
    }

    public String hashOf(OperationId operation) {
        try {
            byte[] ticket = of(operation).reveal().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ticket));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
