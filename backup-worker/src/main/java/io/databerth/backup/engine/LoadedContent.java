package io.databerth.backup.engine;

import io.databerth.backup.format.Held;
import java.util.List;

/** What was loaded into one server: a copy of each database. */
public record LoadedContent(List<Loaded> all) {
    /** @param held what it has to hold */
    public record Loaded(Held held, LoadedCopy copy, boolean sameVersion) {}

    public LoadedContent {
        all = List.copyOf(all);
    }

    /** That of the server's user. */
    public LoadedCopy own() {
        return all.stream()
                .filter(loaded -> loaded.held().other().isEmpty())
                .findFirst()
                .orElseThrow()
                .copy();
    }

    /** Makes each the database of its name. */
    public void takePlace() {
        all.forEach(loaded -> loaded.copy().takePlace());
    }
}
