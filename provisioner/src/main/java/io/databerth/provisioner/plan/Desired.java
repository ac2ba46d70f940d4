package io.databerth.provisioner.plan;

import java.util.Locale;

/** What the last accepted command wants of a database. */
public enum Desired {
    RUNNING,
    STOPPED,
    DELETED;

    /** As the store writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Desired parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
