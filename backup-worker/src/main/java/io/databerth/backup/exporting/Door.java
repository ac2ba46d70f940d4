package io.databerth.backup.exporting;

import io.databerth.internal.KeyedDoor;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets a call pass only with the key that the gateway has. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class Door extends KeyedDoor {
    public Door(@ConfigProperty(name = "databerth.backup-worker.key-file") Path keyFile) {
        super(keyFile);
    }
}
