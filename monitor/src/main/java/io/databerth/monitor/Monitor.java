package io.databerth.monitor;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.engine.EngineCatalog;
import io.databerth.messaging.EventInbox;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.deadletter.RecordPlace;
import io.databerth.monitor.asking.Servers;
import io.databerth.monitor.looking.DatabaseLabels;
import io.databerth.monitor.looking.EngineAccess;
import io.databerth.monitor.looking.Looker;
import io.databerth.monitor.looking.Looks;
import io.databerth.monitor.looking.SiteContainers;
import io.databerth.monitor.store.Findings;
import io.databerth.monitor.store.WatchList;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.RuntimeEvent;
import io.databerth.runtime.RuntimeFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The monitor without its framework: somebody calls {@link #round} every few seconds and hands over the provisioner's events. */
public final class Monitor implements AutoCloseable {
    /** No broker redelivers a record that late. */
    private static final Duration REMEMBERED = Duration.ofDays(14);

    private static final int LOOKS_AT_A_TIME = 8;

    private final String site;
    private final EngineAccess engine;
    private final Findings findings;
    private final Journal journal;
    private final Looks looks;
    private final Measuring measuring;
    private final Round round;
    private final EventInbox inbox;
    private final Servers servers;

    Monitor(
            String site,
            DataSource store,
            Supplier<ContainerRuntime> connecting,
            EngineCatalog catalog,
            Outbox outbox,
            EventInbox inbox,
            Display display) {
        this.site = site;
        this.inbox = inbox;
        Contact storeContact = new Contact("the store");
        engine = new EngineAccess(connecting);
        findings = new Findings(outbox);
        journal = new Journal(store, findings, storeContact, display::show);
        SiteContainers containers = new SiteContainers(engine, site);
        servers = new Servers(engine, containers, catalog);
        measuring = new Measuring(engine, containers, catalog);
        Looker looker = new Looker(engine, containers, catalog, measuring.meter(), InstantSource.system());
        looks = new Looks(LOOKS_AT_A_TIME, database -> journal.add(looker.look(database)));
        round = new Round(store, containers, looks, looker, journal, storeContact, display::retain);
    }

    void start() {
        journal.start();
    }

    /** Begins a look at every database, and sees to it that deaths in between are noticed. */
    void round() {
        try {
            engine.watch(DatabaseLabels.ofSite(site), this::react);
        } catch (RuntimeFailure silent) {
            // The round finds the same out and says it.
        }
        round.make();
    }

    /** Begins to measure what each running database takes; the looks that follow tell it. */
    void measure() {
        measuring.all();
    }

    /** Takes one record of the provisioner's events in; returns when it is kept. */
    void learn(RecordPlace place, byte @Nullable [] value) {
        List<DatabaseId> worthALook = new ArrayList<>();
        List<DatabaseId> worthMeasuring = new ArrayList<>();
        inbox.receive(place, value, (transaction, event) -> {
            if (WatchList.learn(transaction, event, Instant.now())) {
                worthALook.add(event.data().database());
            }
            if (Measuring.isDueAfter(event.data())) {
                worthMeasuring.add(event.data().database());
            }
        });
        worthMeasuring.forEach(measuring::one);
        worthALook.forEach(looks::urgent);
    }

    /** Forgets events that cannot come again. */
    void forget() throws SQLException {
        inbox.forgetOlderThan(REMEMBERED);
    }

    /** What the gateway asks. */
    public Servers servers() {
        return servers;
    }

    long looksSkipped() {
        return looks.skipped();
    }

    long looksDropped() {
        return journal.dropped();
    }

    long samplesLeftOut() {
        return findings.leftOut();
    }

    private void react(RuntimeEvent event) {
        switch (event) {
            case RuntimeEvent.ContainerEvent happened
            when changesHealth(happened.action()) ->
                DatabaseLabels.databaseOf(happened.labels()).ifPresent(looks::urgent);
            case RuntimeEvent.ContainerEvent _ -> {}
            case RuntimeEvent.Reconnected _ -> round.make();
        }
    }

    private static boolean changesHealth(RuntimeEvent.Action action) {
        return switch (action) {
            case STARTED, DIED, PAUSED, UNPAUSED, DESTROYED -> true;
            case CREATED, OUT_OF_MEMORY, KILLED, STOPPED -> false;
        };
    }

    @Override
    public void close() {
        // The journal first: what interrupted looks say about the engine's silence is not true.
        journal.close();
        looks.close();
        measuring.close();
        engine.close();
    }
}
