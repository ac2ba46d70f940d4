package io.databerth.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What can be done to a running server, apart from maintenance, whose names each engine chooses. Each can be repeated. */
public enum Task {
    @JsonProperty("create_database")
    CREATE_DATABASE("create-database", Set.of(HoleName.TARGET_DATABASE)),
    @JsonProperty("drop_database")
    DROP_DATABASE("drop-database", Set.of(HoleName.TARGET_DATABASE)),
    /** Ends one client's session; one that is gone is no failure. */
    @JsonProperty("end_session")
    END_SESSION("end-session", Set.of(HoleName.TARGET_SESSION)),
    @JsonProperty("add_extension")
    ADD_EXTENSION("add-extension", Set.of(HoleName.TARGET_DATABASE, HoleName.TARGET_EXTENSION)),
    @JsonProperty("remove_extension")
    REMOVE_EXTENSION("remove-extension", Set.of(HoleName.TARGET_DATABASE, HoleName.TARGET_EXTENSION));

    private final String text;
    private final Set<HoleName> holes;

    Task(String text, Set<HoleName> holes) {
        this.text = text;
        this.holes = holes;
    }

    /** As commands write it. */
    public String text() {
        return text;
    }

    /** The values that come with it. */
    public Set<HoleName> holes() {
        return holes;
    }

    public static Optional<Task> named(String text) {
        return Arrays.stream(values()).filter(task -> task.text.equals(text)).findFirst();
    }
}
