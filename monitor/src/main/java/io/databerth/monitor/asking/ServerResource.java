package io.databerth.monitor.asking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.engine.Subject;
import io.databerth.monitor.Monitor;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.PublishedPort;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The gateway's questions about one database's server. */
@Path("/internal/v1/databases/{database}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ServerResource {
    private final Servers servers;

    /** A list as a whole. */
    public record Items(List<ObjectNode> items) {}

    /** What the runtime says of a container; its environment and files, where secrets could be, are no part of it. */
    public record Container(
            String name,
            String image,
            String imageId,
            String phase,
            @Nullable Instant startedAt,
            Map<String, String> addresses,
            List<PublishedPort> ports,
            Map<String, String> limits,
            Map<String, String> labels) {
        static Container of(ContainerState state) {
            Map<String, String> limits = new TreeMap<>();
            state.limits()
                    .values()
                    .forEach(
                            (limit, value) -> limits.put(limit.name().toLowerCase(Locale.ROOT), String.valueOf(value)));
            return new Container(
                    state.name(),
                    state.image(),
                    state.imageId(),
                    state.phase().toString(),
                    state.startedAt().orElse(null),
                    state.addresses(),
                    state.ports(),
                    limits,
                    new TreeMap<>(state.labels()));
        }
    }

    public ServerResource(Monitor monitor) {
        this.servers = monitor.servers();
    }

    @POST
    @Path("/lists/{subject}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Items list(@PathParam("database") String database, @PathParam("subject") String subject, Question question) {
        Subject known = Subject.named(subject)
                .orElseThrow(() -> new CodedException(ErrorCode.NOT_FOUND, "there is no list of " + subject));
        return new Items(servers.list(DatabaseId.parse(database), known, question));
    }

    @GET
    @Path("/container")
    public Container container(@PathParam("database") String database) {
        return Container.of(servers.container(DatabaseId.parse(database)));
    }
}
