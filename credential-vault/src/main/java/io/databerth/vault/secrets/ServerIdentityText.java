package io.databerth.vault.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.databerth.contracts.Secret;
import io.databerth.vault.authority.ServerIdentity;

/** A server's key and certificates as the one text under which the vault keeps them. */
public final class ServerIdentityText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ServerIdentityText() {}

    public static Secret write(ServerIdentity identity) {
        return Secret.of(JSON.createObjectNode()
                .put("privateKeyPem", identity.privateKeyPem().reveal())
                .put("certificateChainPem", identity.certificateChainPem())
                .put("caPem", identity.caPem())
                .toString());
    }

    /** The parser's own exception is left out: it may quote the key. */
    @SuppressWarnings("UnusedException")
    public static JsonNode read(Secret text) {
        try {
            return JSON.readTree(text.reveal());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored server identity is not the JSON that was written");
        }
    }
}
