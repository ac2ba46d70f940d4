package io.databerth.vault.client;

import java.time.Instant;

/** A version of a server's certificate that the vault keeps, and the authority (PEM) that clients are to verify it with. */
public record KeptCertificate(int version, String caCertificate, Instant expires) {}
