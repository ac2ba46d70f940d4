package io.databerth.gateway.projects;

import io.databerth.gateway.http.Label;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a new environment is called. */
@Schema(requiredProperties = "name")
public record Named(@Nullable String name) {
    String checked() {
        return Label.of("name", name).text();
    }
}
