package io.databerth.engine;

/** Whose credential. */
public enum CredentialKind {
    /** Of the server's administrator: never handed out. */
    ADMIN,
    /** Of the user's application. */
    APP,
    /** Of a server elsewhere whose content is copied: no server of ours has it. */
    SOURCE
}
