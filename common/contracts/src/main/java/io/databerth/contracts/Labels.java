package io.databerth.contracts;

/** The labels on containers, volumes and networks by which the services recognise what is theirs and what it is. */
public final class Labels {
    /** The installation; nothing of another one is ever touched. */
    public static final String SITE = "io.databerth.site";

    public static final String DATABASE = "io.databerth.database";
    public static final String GENERATION = "io.databerth.generation";
    public static final String OPERATION = "io.databerth.operation";
    public static final String SPEC = "io.databerth.spec";
    /** What a thing is for, such as {@link #DATABASE_ROLE}. */
    public static final String ROLE = "io.databerth.role";

    /** The restore that made a volume; absent on volumes that were made empty. */
    public static final String RESTORE = "io.databerth.restore";

    public static final String PROJECT = "io.databerth.project";
    public static final String VOLUME = "io.databerth.volume";
    public static final String ENGINE = "io.databerth.engine";
    public static final String VERSION = "io.databerth.version";
    public static final String SKU = "io.databerth.sku";
    /** The database inside the server that belongs to the user. */
    public static final String INNER_DATABASE = "io.databerth.inner-database";
    /** The user's log-in inside the server. */
    public static final String USERNAME = "io.databerth.username";

    /** The role of containers and volumes that hold a database. */
    public static final String DATABASE_ROLE = "database";
    /** The role of volumes that hold what a database's volume held once. */
    public static final String SNAPSHOT_ROLE = "snapshot";
    /** The role of throw-away containers that copy a volume. */
    public static final String COPY_ROLE = "copy";
    /** The role of throw-away containers that prove a backup. */
    public static final String PROOF_ROLE = "proof";

    private Labels() {}
}
