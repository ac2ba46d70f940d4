package io.databerth.engine;

import java.util.Arrays;
import java.util.Optional;

/** Every hole that a descriptor may use, apart from the shares of its own sizing ({@code ${size.<share>}}). */
public enum HoleName {
    /** The port: inside the container for commands and files, the published one in a URL for clients. */
    PORT("port", Kind.PLAIN),
    /** Where to reach the server by TCP: a name that its certificate carries. */
    ADDRESS("address", Kind.PLAIN),
    USERNAME("username", Kind.NAME),
    DATABASE("database", Kind.NAME),
    PASSWORD("password", Kind.PASSWORD),
    ADMIN_PASSWORD("admin.password", Kind.PASSWORD),
    TLS_CERTIFICATE("tls.certificate", Kind.PLAIN),
    TLS_AUTHORITY("tls.ca", Kind.PLAIN),
    TLS_KEY("tls.key", Kind.SECRET_FILE),
    /** What the command that holds a snapshot printed. */
    SNAPSHOT("snapshot", Kind.NAME),
    /** The statement that makes a session see the snapshot, or nothing. */
    USE_SNAPSHOT("use_snapshot", Kind.SCRIPT),
    /** The copy into which a backup is loaded, later the one that took its place. */
    SIDE_DATABASE("side_database", Kind.NAME),
    /** The name that the replaced database gets. */
    RETIRED_DATABASE("retired_database", Kind.NAME),
    /** The name of one unbroken collection of the log. */
    LOG_COLLECTION("log.collection", Kind.PLAIN),
    /** Names of pieces of the log, one a line. */
    LOG_PIECES("log.pieces", Kind.PLAIN),
    /** In ISO 8601 and UTC. */
    LOG_MOMENT("log.moment", Kind.PLAIN),
    /** What single tables of a backup come back into. */
    RESTORED("restored", Kind.NAME),
    /** The user that owned the content when it was backed up. */
    SOURCE_USERNAME("source_username", Kind.NAME),
    /** Where content is copied from: a server that is not ours, as a caller names it. */
    SOURCE_SERVER_HOST("source.host", Kind.CHOSEN),
    SOURCE_SERVER_PORT("source.port", Kind.PLAIN),
    SOURCE_SERVER_DATABASE("source.database", Kind.CHOSEN),
    SOURCE_SERVER_USERNAME("source.username", Kind.CHOSEN),
    /** The descriptor's own word for how the connection there is kept private. */
    SOURCE_SERVER_TLS("source.tls", Kind.PLAIN),
    /** The inner database that a question or a task is about. */
    TARGET_DATABASE("target.database", Kind.CHOSEN),
    TARGET_SCHEMA("target.schema", Kind.CHOSEN),
    TARGET_TABLE("target.table", Kind.CHOSEN),
    TARGET_SESSION("target.session", Kind.CHOSEN),
    TARGET_EXTENSION("target.extension", Kind.CHOSEN),
    /** The lines of what an owner chose, see {@link Parameters}. */
    PARAMETERS("parameters", Kind.PLAIN),
    PARAMETER_NAME("parameter.name", Kind.PLAIN),
    PARAMETER_VALUE("parameter.value", Kind.PLAIN),
    /** Nothing where the parameter has none. */
    PARAMETER_UNIT("parameter.unit", Kind.PLAIN),
    /** How many items at most. */
    LIMIT("limit", Kind.PLAIN);

    /** What a value is, which decides where it may go. */
    public enum Kind {
        PLAIN,
        /** Chosen by people: quoted before it goes into a statement. */
        NAME,
        /** Any text that a caller sends: in a script always quoted, and never where a program may read it as an option. */
        CHOSEN,
        PASSWORD,
        SECRET_FILE,
        /** Already a statement of this descriptor. */
        SCRIPT
    }

    private final String text;
    private final Kind kind;

    HoleName(String text, Kind kind) {
        this.text = text;
        this.kind = kind;
    }

    /** The name as a template writes it. */
    public String text() {
        return text;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the value must never be in argv or in an environment. */
    public boolean secret() {
        return switch (kind) {
            case PASSWORD, SECRET_FILE -> true;
            case PLAIN, NAME, CHOSEN, SCRIPT -> false;
        };
    }

    /** The value behind a hole, whatever its form: {@code database_identifier} is DATABASE; empty when there is none. */
    public static Optional<HoleName> behind(String hole) {
        Optional<HoleName> plain = named(hole);
        if (plain.isPresent()) {
            return plain;
        }
        return HoleForm.of(hole).flatMap(form -> named(form.subject(hole)).filter(form::suits));
    }

    /** The hole of exactly this name. */
    public static Optional<HoleName> named(String text) {
        return Arrays.stream(values()).filter(name -> name.text.equals(text)).findFirst();
    }
}
