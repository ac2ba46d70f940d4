package io.databerth.vault.client;

import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.SecretReference;

/** One version of a password; {@code version} counts from 1. */
public record RedeemedPassword(SecretReference reference, int version, Secret password) {}
