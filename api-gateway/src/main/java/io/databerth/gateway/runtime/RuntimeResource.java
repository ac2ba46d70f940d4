package io.databerth.gateway.runtime;

import io.databerth.contracts.CodedException;
import io.databerth.gateway.observation.MonitorClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether and where databases can run. */
@Path("/api/v1/runtime")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runtime")
public class RuntimeResource {
    @Inject
    MonitorClient monitor;

    @GET
    @Operation(
            summary = "Show the container engine, its host, and what they lack",
            description = "Answers also when nothing can be reached: the status says so, and a requirement what to do.")
    public Uni<RuntimeAnswer> runtime() {
        return monitor.runtime()
                .map(RuntimeAnswer::of)
                .onFailure(CodedException.class)
                .recoverWithItem(fault -> RuntimeAnswer.without((CodedException) fault));
    }
}
