package io.databerth.backup.targets;

import io.databerth.backup.BackupWorker;
import io.databerth.backup.catalogue.KeptTarget;
import io.databerth.backup.catalogue.Targets;
import io.databerth.contracts.Secret;
import io.databerth.contracts.backup.TargetPlace;
import io.databerth.contracts.ids.TargetId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The targets, for the gateway, which has looked at what people write. */
@Path("/internal/v1/targets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TargetResource {
    private final AddTarget adding;
    private final Targets targets;
    private final TargetOrphans orphans;

    /** {@code secretKey}: of the bucket; a directory has none. */
    public record Addition(TargetId id, TargetPlace place, Optional<String> secretKey) {
        @Override
        public String toString() {
            return String.valueOf(place);
        }
    }

    public TargetResource(BackupWorker worker) {
        this.adding = worker.addingTargets();
        this.targets = worker.targets();
        this.orphans = worker.targetOrphans();
    }

    @GET
    public List<KeptTarget> list() throws SQLException {
        return targets.all();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void add(Addition wish) throws IOException, SQLException, InterruptedException {
        adding.add(wish.id(), wish.place(), wish.secretKey().map(Secret::of));
    }

    @POST
    @Path("/{target}/check")
    public void check(@PathParam("target") String target) throws IOException, SQLException, InterruptedException {
        adding.check(TargetId.parse(target));
    }

    @GET
    @Path("/{target}/orphans")
    public TargetOrphans.Page orphans(
            @PathParam("target") String target,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") int limit)
            throws IOException, SQLException, InterruptedException {
        return orphans.of(TargetId.parse(target), after, limit);
    }

    @DELETE
    @Path("/{target}")
    public void remove(@PathParam("target") String target) throws SQLException {
        adding.remove(TargetId.parse(target));
    }
}
