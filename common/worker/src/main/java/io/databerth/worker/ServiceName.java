package io.databerth.worker;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How this service is called, also as the source of its messages. */
@ApplicationScoped
public class ServiceName {
    @ConfigProperty(name = "quarkus.application.name")
    String name;

    /** The CloudEvents source, such as {@code /databerth/provisioner}. */
    public String source() {
        return "/databerth/" + name;
    }
}
