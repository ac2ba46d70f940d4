package io.databerth.gateway.databases;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.credential.CredentialCommand;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.InitialContent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.engine.EngineVersion;
import io.databerth.gateway.engines.Catalogue;
import io.databerth.gateway.http.Answer;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Claim;
import io.databerth.gateway.http.IdempotentAnswers;
import io.databerth.gateway.http.Label;
import io.databerth.gateway.http.Outgoing;
import io.databerth.gateway.http.StoreFault;
import io.databerth.gateway.operations.Acceptance;
import io.databerth.gateway.operations.OperationKind;
import io.databerth.gateway.operations.OperationView;
import io.databerth.gateway.operations.OutboxWake;
import io.databerth.gateway.operations.RevealTickets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Accepts new databases in one statement. What could stand against one (its name is taken, its environment does not exist)
 * is left to the store's constraints, so that the common case reads nothing first.
 */
@ApplicationScoped
public class DatabaseCreation {
    private static final String WRITE = Acceptance.statement(
            """
            insert into database_view (id, project, environment, name, engine, version, sku, container_name, host_name,
                inner_database, username, bind_address, fixed_address, state, generation, created_at, updated_at)
            values ($3::uuid, $4::text, $20::text, $21::text, $22::text, $23::text, $24::text, $25::text, $26::text,
                $27::text, $28::text, $29::text, nullif($30::text, ''), 'PROVISIONING', $7::bigint, $8::timestamptz, $8::timestamptz)
            """);

    @Inject
    Pool store;

    @Inject
    IdempotentAnswers answers;

    @Inject
    Origins origins;

    @Inject
    DatabaseChanges changes;

    @Inject
    RevealTickets tickets;

    @Inject
    OutboxWake relay;

    @Inject
    Catalogue catalogue;

    @Inject
    Publishing publishing;

    @Inject
    ProjectRanges ranges;

    @Inject
    DefaultPolicies policies;

    Uni<Response> ask(ChangeRequest request, NewDatabase wish) {
        return answers.once(
                request,
                wish,
                claim -> origins.of(request.caller(), wish)
                        .flatMap(origin -> accept(request.caller(), claim, wish, origin)),
                changes::withTicket);
    }

    private Uni<Answer> accept(Caller caller, Claim claim, NewDatabase wish, Optional<Origin> origin) {
        String project = projectFor(caller, wish);
        return ranges.of(project)
                .map(range -> specOf(wish, new SpecPlan(catalogue, publishing, project, range), origin))
                .flatMap(spec -> write(caller, claim, project, spec, origin, policyOf(wish, spec)));
    }

    private Optional<BackupPolicy> policyOf(NewDatabase wish, DatabaseSpec spec) {
        EngineVersion version = catalogue.versionOf(spec.engine(), spec.version());
        PolicyWish policy = wish.backupPolicy();
        if (policy != null) {
            Catalogue.requirePolicy(version, policy.policy());
        }
        return version.backup().flatMap(_ -> policies.of(policy, spec.environment()));
    }

    private Uni<Answer> write(
            Caller caller,
            Claim claim,
            String project,
            DatabaseSpec spec,
            Optional<Origin> origin,
            Optional<BackupPolicy> policy) {
        DatabaseId id = DatabaseId.next();
        OperationView operation = OperationView.queued(OperationKind.PROVISION, id, project, caller.name());
        DatabaseView view = DatabaseView.accepted(id, spec, operation.requestedAt);
        InitialContent content = origin.map(Origin::content).orElse(null);
        operation.backupId = content == null ? null : content.backup().value();
        List<Outgoing> commands = new ArrayList<>(commands(operation, spec, content));
        policy.map(wanted -> new BackupCommand.SetPolicy(operation.operation(), id, operation.generation, wanted))
                .ifPresent(command -> commands.add(new Outgoing(Topic.BACKUP_COMMANDS, command)));
        return new Acceptance(operation, commands, claim, changes.answerTo(operation, view))
                .write(store, WRITE, own(spec))
                .invoke(() -> relay.soon())
                .onFailure()
                .recoverWithUni(refused -> explained(refused, spec));
    }

    private DatabaseSpec specOf(NewDatabase wish, SpecPlan plan, Optional<Origin> origin) {
        if (origin.isEmpty()) {
            return plan.specOf(wish);
        }
        DatabaseSpec spec = plan.specOf(origin.get().complete(wish));
        origin.get().requireFit(spec, catalogue.versionOf(spec.engine(), spec.version()));
        return origin.get().shape(spec);
    }

    private static String projectFor(Caller caller, NewDatabase wish) {
        String own = caller.project() == null ? SpecPlan.DEFAULT_PROJECT : caller.project();
        String wanted = wish.project() == null
                ? own
                : Label.of("project", wish.project()).text();
        if (!caller.sees(wanted)) {
            throw unknownProject();
        }
        return wanted;
    }

    private List<Outgoing> commands(OperationView operation, DatabaseSpec spec, @Nullable InitialContent content) {
        DatabaseId database = new DatabaseId(operation.databaseId);
        return List.of(
                new Outgoing(
                        Topic.CREDENTIAL_COMMANDS,
                        new CredentialCommand.Issue(
                                operation.operation(),
                                database,
                                operation.generation,
                                spec.username(),
                                publishing.certificateNames(spec),
                                tickets.hashOf(operation.operation()))),
                new Outgoing(
                        Topic.DATABASE_COMMANDS,
                        new DatabaseCommand.Provision(
                                operation.operation(), database, operation.generation, spec, content)));
    }

    private static List<@Nullable Object> own(DatabaseSpec spec) {
        return Arrays.asList(
                spec.environment(),
                spec.name(),
                spec.engine(),
                spec.version(),
                spec.sku(),
                spec.containerName(),
                spec.hostName(),
                spec.innerDatabase(),
                spec.username(),
                spec.bindAddress(),
                spec.address());
    }

    private Uni<Answer> explained(Throwable refused, DatabaseSpec spec) {
        Optional<String> taken = StoreFault.uniqueConstraint(refused);
        if (taken.filter("database_view_container_name"::equals).isPresent()) {
            return Uni.createFrom()
                    .failure(new CodedException(
                            ErrorCode.NAME_TAKEN,
                            "a database that is not deleted holds the name " + spec.containerName()));
        }
        if (taken.filter("database_view_fixed_address"::equals).isPresent()) {
            return Uni.createFrom()
                    .failure(new CodedException(
                            ErrorCode.ADDRESS_TAKEN,
                            "a database that is not deleted has the address " + spec.address()));
        }
        if (StoreFault.foreignKey(refused)
                .filter("database_view_environment"::equals)
                .isEmpty()) {
            return Uni.createFrom().failure(refused);
        }
        return store.preparedQuery("select 1 from project where name = $1")
                .execute(Tuple.of(spec.project()))
                .flatMap(
                        found -> Uni.createFrom().failure(found.size() == 0 ? unknownProject() : unknownEnvironment()));
    }

    private static CodedException unknownProject() {
        return new CodedException(ErrorCode.PROJECT_UNKNOWN, "there is no such project");
    }

    private static CodedException unknownEnvironment() {
        return new CodedException(ErrorCode.ENVIRONMENT_UNKNOWN, "the project has no such environment");
    }
}
