package io.databerth.vault.client;

import io.databerth.contracts.Secret;

/**
 * What a server needs for TLS, all PEM: its private key (PKCS #8), its certificate chain without the root (the server's
 * own first), and the root that clients trust.
 */
public record ServerCertificate(Secret privateKeyPem, String certificateChainPem, String caPem) {}
