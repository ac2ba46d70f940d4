package io.databerth.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The topics of the platform; a record's key is the database's id, so that one database's history is in order. */
public enum Topic {
    DATABASE_COMMANDS("databerth.database.commands"),
    DATABASE_EVENTS("databerth.database.events"),
    BACKUP_COMMANDS("databerth.backup.commands"),
    BACKUP_EVENTS("databerth.backup.events"),
    CREDENTIAL_COMMANDS("databerth.credential.commands"),
    CREDENTIAL_EVENTS("databerth.credential.events"),
    HEALTH_EVENTS("databerth.health.events"),
    METRICS_SAMPLES("databerth.metrics.samples"),
    AUDIT_EVENTS("databerth.audit.events");

    private static final String DEAD_LETTERS = ".dlq";
    private final String wireName;

    Topic(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** Where records of this topic go that nobody could handle. */
    public String deadLetters() {
        return wireName + DEAD_LETTERS;
    }

    /** Every topic's name, those of dead letters included. */
    public static List<String> allNames() {
        return Arrays.stream(values())
                .flatMap(topic -> Stream.of(topic.wireName(), topic.deadLetters()))
                .toList();
    }
}
