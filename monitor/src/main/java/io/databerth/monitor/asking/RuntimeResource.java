package io.databerth.monitor.asking;

import io.databerth.monitor.Monitor;
import io.databerth.runtime.RuntimeInformation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The container engine and its host. */
@Path("/internal/v1/runtime")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RuntimeResource {
    private final Servers servers;

    public RuntimeResource(Monitor monitor) {
        this.servers = monitor.servers();
    }

    /** Fails with RUNTIME_UNAVAILABLE when no engine answers. */
    @GET
    public RuntimeInformation information() {
        return servers.runtime();
    }
}
