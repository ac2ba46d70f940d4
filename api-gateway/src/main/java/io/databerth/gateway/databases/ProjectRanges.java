package io.databerth.gateway.databases;

import io.databerth.contracts.database.AddressRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The addresses of projects' networks. They never change, so each is read once and creations read nothing first. */
@ApplicationScoped
public class ProjectRanges {
    @Inject
    Pool store;

    private final Map<String, Optional<AddressRange>> known = new ConcurrentHashMap<>();

    /** Empty when the container engine chooses; also for an unknown project, which the store's constraints refuse. */
    Uni<Optional<AddressRange>> of(String project) {
        if (known.containsKey(project)) {
            return Uni.createFrom().item(known.get(project));
        }
        return store.preparedQuery("select address_range from project where name = $1")
                .execute(Tuple.of(project))
                .map(rows -> remembered(project, rows));
    }

    private Optional<AddressRange> remembered(String project, RowSet<Row> rows) {
        Optional<AddressRange> range = Optional.empty();
        for (Row row : rows) {
            range = Optional.ofNullable(row.getString(0)).map(AddressRange::parse);
            known.put(project, range);
        }
        return range;
    }
}
