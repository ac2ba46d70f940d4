package io.databerth.gateway.users;

import io.databerth.contracts.Message;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.UserAccess;
import io.databerth.contracts.ids.DatabaseId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** The further users of databases as events told of them. A user is known until its passwords are destroyed, too. */
@ApplicationScoped
public class KnownUsers {
    private static final String SET =
            """
            insert into database_user (database_id, name, access) values (:database, :name, :access)
            on conflict (database_id, name) do update set access = excluded.access
            """;
    private static final String REMOVE = "delete from database_user where database_id = :database and name = :name";

    @Inject
    Pool store;

    Uni<Optional<UserAccess>> accessOf(DatabaseId database, String name) {
        return store.preparedQuery("select access from database_user where database_id = $1 and name = $2")
                .execute(Tuple.of(database.value(), name))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : UserAccess.named(rows.iterator().next().getString("access")));
    }

    /** In the transaction of the event; other events are of no concern here. */
    public static Uni<Void> fold(Message event) {
        return switch (event) {
            case DatabaseEvent.UserSet it ->
                change(
                        SET,
                        Map.of(
                                "database",
                                it.database().value(),
                                "name",
                                it.user(),
                                "access",
                                it.access().toString()));
            case CredentialEvent.UserRevoked it ->
                change(REMOVE, Map.of("database", it.database().value(), "name", it.user()));
            default -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<Void> change(String statement, Map<String, Object> parameters) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(statement);
            parameters.forEach(query::setParameter);
            return query.executeUpdate().replaceWithVoid();
        });
    }
}
