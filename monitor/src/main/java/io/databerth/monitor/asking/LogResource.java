package io.databerth.monitor.asking;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.monitor.Monitor;
import io.databerth.runtime.LogStream;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jspecify.annotations.Nullable;

/** What a database's server wrote, and what it goes on to write. */
@Path("/internal/v1/databases/{database}/log")
@RunOnVirtualThread
public class LogResource {
    private static final int MOST_LINES = 5000;
    /** Each of them holds a connection to the container engine, of which there are 256 for everything. */
    private static final int MOST_FOLLOWERS = 64;
    /** A little longer than the gateway lets a stream be, which tells its client why it ends. */
    private static final Duration LONGEST = Duration.ofMinutes(31);

    private final Servers servers;
    private final Semaphore places = new Semaphore(MOST_FOLLOWERS);

    /** The oldest line first. */
    public record Log(List<String> lines) {}

    public LogResource(Monitor monitor) {
        this.servers = monitor.servers();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Log log(@PathParam("database") String database, @QueryParam("lines") int lines) {
        return new Log(servers.log(DatabaseId.parse(database), Math.clamp(lines, 1, MOST_LINES)));
    }

    /** @param after only what was written later, instead of the last lines */
    @GET
    @Path("/lines")
    @Produces("application/x-ndjson")
    public StreamingOutput follow(
            @PathParam("database") String database,
            @QueryParam("lines") int lines,
            @QueryParam("after") @Nullable String after) {
        DatabaseId id = DatabaseId.parse(database);
        LogStream.Beginning beginning = beginning(lines, after);
        // Told now or never: the head of the answer is sent before the stream is opened.
        servers.container(id);
        ServerHttpResponse connection = CurrentRequestManager.get().serverResponse();
        return new FollowedLines(() -> servers.follow(id, beginning), connection::closed, places, LONGEST);
    }

    private static LogStream.Beginning beginning(int lines, @Nullable String after) {
        try {
            return after == null
                    ? new LogStream.Beginning.Last(Math.clamp(lines, 0, MOST_LINES))
                    : new LogStream.Beginning.After(Instant.parse(after));
        } catch (DateTimeException malformed) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, "'after' is no moment", malformed);
        }
    }
}
