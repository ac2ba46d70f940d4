package io.databerth.backup.catalogue;

import io.databerth.contracts.backup.TargetPlace;
import io.databerth.contracts.ids.TargetId;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The worker's own rows about targets. */
public final class Targets {
    private final DataSource store;

    public Targets(DataSource store) {
        this.store = store;
    }

    /** In the order in which they were added. */
    public List<KeptTarget> all() throws SQLException {
        return Transactions.call(
                store,
                transaction ->
                        read(transaction.prepareStatement("select * from backup_target order by created_at, name")));
    }

    public Optional<KeptTarget> find(TargetId target) throws SQLException {
        return Transactions.call(store, transaction -> {
            PreparedStatement select = transaction.prepareStatement("select * from backup_target where target_id = ?");
            select.setObject(1, target.value());
            return read(select).stream().findFirst();
        });
    }

    /** Whether it was added: it is not when another one has its name. */
    public boolean add(TargetId target, TargetPlace place) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement insert = transaction.prepareStatement(
                    "insert into backup_target (target_id, name, place) values (?, ?, ?::jsonb) on conflict do nothing")) {
                insert.setObject(1, target.value());
                insert.setString(2, place.name());
                insert.setString(3, StoredJson.of(place));
                return insert.executeUpdate() == 1;
            }
        });
    }

    /** The copies there are known no more; they stay where they are. */
    public void remove(TargetId target) throws SQLException {
        Transactions.run(store, transaction -> {
            delete(transaction, "delete from backup_copy where target_id = ?", target);
            delete(transaction, "delete from backup_target where target_id = ?", target);
        });
    }

    /** How many databases' policies name it. */
    public int policiesNaming(TargetId target) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement count = transaction.prepareStatement(
                    "select count(*) from backup_policy where jsonb_exists(policy -> 'targets', ?)")) {
                count.setString(1, target.toString());
                ResultSet row = count.executeQuery();
                row.next();
                return row.getInt(1);
            }
        });
    }

    private static void delete(Connection transaction, String sql, TargetId target) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement(sql)) {
            delete.setObject(1, target.value());
            delete.executeUpdate();
        }
    }

    private static List<KeptTarget> read(PreparedStatement select) throws SQLException {
        try (select) {
            ResultSet row = select.executeQuery();
            List<KeptTarget> found = new ArrayList<>();
            while (row.next()) {
                found.add(new KeptTarget(
                        new TargetId(row.getObject("target_id", UUID.class)),
                        StoredJson.read(row.getString("place"), TargetPlace.class),
                        row.getTimestamp("created_at").toInstant()));
            }
            return List.copyOf(found);
        }
    }
}
