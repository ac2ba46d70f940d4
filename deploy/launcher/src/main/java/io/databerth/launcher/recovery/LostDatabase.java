package io.databerth.launcher.recovery;

import com.fasterxml.jackson.databind.JsonNode;

/** A database whose data is nowhere on this host. */
record LostDatabase(String id, String name, boolean stopped) {
    static LostDatabase of(JsonNode database) {
        return new LostDatabase(
                database.path("id").asText(),
                database.path("name").asText(),
                database.path("state").asText().equals("stopped"));
    }

    String path() {
        return "/api/v1/databases/" + id;
    }
}
