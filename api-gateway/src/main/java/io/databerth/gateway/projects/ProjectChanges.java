package io.databerth.gateway.projects;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.AddressRange;
import io.databerth.gateway.audit.AuditTrail;
import io.databerth.gateway.http.Answer;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Claim;
import io.databerth.gateway.http.IdempotentAnswers;
import io.databerth.gateway.http.Requests;
import io.databerth.gateway.http.StoreFault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes projects and environments. */
@ApplicationScoped
public class ProjectChanges {
    private static final String ANSWER = "with answer as (" + Claim.insert(1) + "), ";
    private static final String MAKE_PROJECT = ANSWER
            + """
            made as (insert into project (name, created_at, address_range)
                values ($8::text, $9::timestamptz, $10::text))
            insert into environment (project, name, created_at)
            select $8::text, stage, $9::timestamptz from unnest(array['production', 'staging', 'development']) as stage
            """;
    private static final String MAKE_ENVIRONMENT = ANSWER
            + """
            place as (select $8::text as project)
            insert into environment (project, name, created_at)
            select project, $10::text, $9::timestamptz from place
            """;

    @Inject
    Pool store;

    @Inject
    IdempotentAnswers answers;

    @Inject
    AuditTrail audit;

    Uni<Response> makeProject(ChangeRequest request, NewProject wish) {
        return answers.once(request, wish, claim -> write(claim, wish)
                .call(() -> audit.record(request.caller(), "make-project " + wish.checked(), "done")));
    }

    Uni<Response> makeEnvironment(ChangeRequest request, String project, Named wish) {
        String place = "/api/v1/projects/" + project + "/environments/";
        return answers.once(request, wish, claim -> write(claim, project, wish.checked(), place + wish.checked())
                .call(() ->
                        audit.record(request.caller(), "make-environment " + project + "/" + wish.checked(), "done")));
    }

    private Uni<Answer> write(Claim claim, NewProject wish) {
        String name = wish.checked();
        String range = wish.range().map(AddressRange::toString).orElse(null);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Answer answer =
                answers.answer(201, "/api/v1/projects/" + name, null, new ProjectResource.Item(name, now, range));
        List<@Nullable Object> parameters = new ArrayList<>(claim.parameters(answer));
        parameters.addAll(Arrays.asList(name, now.atOffset(ZoneOffset.UTC), range));
        return execute(MAKE_PROJECT, parameters, answer);
    }

    private Uni<Answer> write(Claim claim, String project, String name, String location) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Answer answer = answers.answer(201, location, null, new ProjectResource.Item(name, now));
        List<@Nullable Object> parameters = new ArrayList<>(claim.parameters(answer));
        parameters.addAll(Arrays.asList(project, now.atOffset(ZoneOffset.UTC), name));
        return execute(MAKE_ENVIRONMENT, parameters, answer);
    }

    private Uni<Answer> execute(String statement, List<@Nullable Object> parameters, Answer answer) {
        return store.preparedQuery(statement)
                .execute(Tuple.from(parameters))
                .onFailure()
                .transform(ProjectChanges::explained)
                .replaceWith(answer);
    }

    private static Throwable explained(Throwable refused) {
        if (StoreFault.foreignKey(refused).isPresent()) {
            return Requests.missing("project");
        }
        if (StoreFault.exclusion(refused).isPresent()) {
            return new CodedException(ErrorCode.ADDRESS_TAKEN, "another project has addresses of this addressRange");
        }
        return StoreFault.uniqueConstraint(refused)
                        .filter(name -> !name.startsWith("idempotent_answer"))
                        .isPresent()
                ? new CodedException(ErrorCode.NAME_TAKEN, "there is one of that name already")
                : refused;
    }
}
