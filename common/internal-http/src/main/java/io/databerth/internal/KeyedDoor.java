package io.databerth.internal;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.file.Path;

/** Lets a call pass only with the key that the one caller of a service has; a service names the key's file and makes it a provider. */
public abstract class KeyedDoor implements ContainerRequestFilter {
    private final DoorKey key;

    protected KeyedDoor(Path keyFile) {
        this.key = DoorKey.open(keyFile);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        key.require(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    }
}
