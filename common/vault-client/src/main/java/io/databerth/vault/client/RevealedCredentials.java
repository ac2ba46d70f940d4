package io.databerth.vault.client;

import io.databerth.contracts.Secret;

/** What a one-time ticket reveals: the user's log-in inside the server. */
public record RevealedCredentials(String username, int version, Secret password) {}
