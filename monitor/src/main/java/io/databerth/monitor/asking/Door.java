package io.databerth.monitor.asking;

import io.databerth.internal.DoorKey;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets a call pass only with the key that the gateway has. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class Door implements ContainerRequestFilter {
    private final DoorKey key;

    public Door(@ConfigProperty(name = "databerth.monitor.key-file") Path keyFile) {
        this.key = DoorKey.open(keyFile);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        key.require(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    }
}
