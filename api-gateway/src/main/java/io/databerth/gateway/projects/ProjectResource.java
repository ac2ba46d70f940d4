package io.databerth.gateway.projects;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Cursor;
import io.databerth.gateway.http.Label;
import io.databerth.gateway.http.Page;
import io.databerth.gateway.http.Requests;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Projects and their environments. */
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
public class ProjectResource {
    private static final String PROJECTS = "projects";
    private static final String ENVIRONMENTS = "environments";

    @Inject
    ProjectChanges changes;

    /** A project or an environment as people see it. */
    @Schema(name = "ProjectOrEnvironment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(String name, Instant createdAt, @Nullable String addressRange) {
        Item(String name, Instant createdAt) {
            this(name, createdAt, null);
        }
    }

    @GET
    @Operation(summary = "List projects, by name")
    public Uni<Page<Item>> projects(
            @Context ContainerRequestContext request,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        String after = after(PROJECTS, cursor);
        String only = Caller.of(request).project();
        return Panache.withSession(() -> (only == null
                                ? ProjectView.<ProjectView>find("name > ?1", Sort.by("name"), after)
                                : ProjectView.<ProjectView>find(
                                        "name > ?1 and name = ?2", Sort.by("name"), after, only))
                        .range(0, size)
                        .list())
                .map(found -> Page.of(
                        found,
                        size,
                        view -> new Item(view.name, view.createdAt, view.addressRange),
                        last -> new Cursor(PROJECTS, last.name)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a project with the environments production, staging and development")
    public Uni<Response> makeProject(@BeanParam ChangeRequest request, @Nullable NewProject wish) {
        return changes.makeProject(request, Requests.body(wish));
    }

    @GET
    @Path("/{project}/environments")
    @Operation(summary = "List a project's environments, by name")
    public Uni<Page<Item>> environments(
            @Context ContainerRequestContext request,
            @PathParam("project") String project,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        String after = after(ENVIRONMENTS, cursor);
        String name = visible(Caller.of(request), project);
        return Panache.withSession(() -> ProjectView.<ProjectView>findById(name)
                        .onItem()
                        .ifNull()
                        .failWith(() -> Requests.missing("project"))
                        .flatMap(found -> EnvironmentView.<EnvironmentView>find(
                                        "project = ?1 and name > ?2", Sort.by("name"), name, after)
                                .range(0, size)
                                .list()))
                .map(found -> Page.of(
                        found,
                        size,
                        view -> new Item(view.name, view.createdAt),
                        last -> new Cursor(ENVIRONMENTS, last.name)));
    }

    @POST
    @Path("/{project}/environments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make an environment")
    public Uni<Response> makeEnvironment(
            @BeanParam ChangeRequest request, @PathParam("project") String project, @Nullable Named wish) {
        return changes.makeEnvironment(request, visible(request.caller(), project), Requests.body(wish));
    }

    private static String visible(Caller caller, String project) {
        String name = Requests.id("project", project, Label::new).text();
        if (!caller.sees(name)) {
            throw Requests.missing("project");
        }
        return name;
    }

    private static String after(String collection, @Nullable String cursor) {
        return Cursor.position(collection, cursor, text -> new Label(text).text())
                .orElse("");
    }
}
