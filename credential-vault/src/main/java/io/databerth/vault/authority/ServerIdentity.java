package io.databerth.vault.authority;

import io.databerth.contracts.Secret;
import java.time.Instant;

/** What a server needs for TLS, all PEM; the chain is without the root. */
public record ServerIdentity(Secret privateKeyPem, String certificateChainPem, String caPem, Instant expires) {}
