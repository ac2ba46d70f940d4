package io.databerth.engine;

/** Whose credential: the server's administrator (never handed out) or the user's application. */
public enum CredentialKind {
    ADMIN,
    APP
}
