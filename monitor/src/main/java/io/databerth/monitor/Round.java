package io.databerth.monitor;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import io.databerth.monitor.looking.Looker;
import io.databerth.monitor.looking.Looks;
import io.databerth.monitor.looking.SiteContainers;
import io.databerth.monitor.store.WatchList;
import io.databerth.runtime.RuntimeFailure;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Sends somebody to look at every database that we were told of or that the container engine has. */
final class Round {
    private final DataSource store;
    private final SiteContainers containers;
    private final Looks looks;
    private final Looker looker;
    private final Journal journal;
    private final Consumer<Set<DatabaseId>> stillThere;
    private final Contact engine = new Contact("the container engine");
    private final Contact storeContact;

    Round(
            DataSource store,
            SiteContainers containers,
            Looks looks,
            Looker looker,
            Journal journal,
            Contact storeContact,
            Consumer<Set<DatabaseId>> stillThere) {
        this.store = store;
        this.containers = containers;
        this.looks = looks;
        this.looker = looker;
        this.journal = journal;
        this.storeContact = storeContact;
        this.stillThere = stillThere;
    }

    /** Returns when all looks have begun, not when they have ended. */
    void make() {
        Set<DatabaseId> databases = told();
        try {
            databases.addAll(containers.all().keySet());
            engine.made();
        } catch (RuntimeFailure silent) {
            engine.lost(silent);
            databases.forEach(database -> journal.add(looker.blind(database)));
            return;
        }
        looker.retain(databases);
        stillThere.accept(databases);
        databases.forEach(looks::regular);
    }

    private Set<DatabaseId> told() {
        try {
            Set<DatabaseId> databases = Transactions.call(store, WatchList::databases);
            storeContact.made();
            return databases;
        } catch (SQLException away) {
            storeContact.lost(away);
            return new HashSet<>();
        }
    }
}
