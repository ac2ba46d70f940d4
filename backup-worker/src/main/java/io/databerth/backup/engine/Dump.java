package io.databerth.backup.engine;

import io.databerth.backup.format.Fingerprint;
import io.databerth.backup.format.Held;
import io.databerth.contracts.CodedException;
import io.databerth.engine.Backup;
import io.databerth.engine.ContentFingerprint;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.RuntimeFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Streams a server's content out, one database behind the other, and takes the fingerprint of the same snapshot beside each. */
public final class Dump {
    private static final Logger LOG = LoggerFactory.getLogger(Dump.class);

    private final ContainerRuntime runtime;
    private final Fingerprints fingerprints;
    private final InnerDatabases inner;
    private final EngineSteps steps;
    private final ToolOutput output;
    private final Duration stallLimit;

    /** @param stallLimit how long a dump may give no byte */
    public Dump(ContainerRuntime runtime, Fingerprints fingerprints, Duration stallLimit) {
        this.runtime = runtime;
        this.fingerprints = fingerprints;
        this.inner = new InnerDatabases(runtime);
        this.steps = new EngineSteps(runtime);
        this.output = new ToolOutput(runtime, stallLimit);
        this.stallLimit = stallLimit;
    }

    /** Writes everything to {@code sink}: the user's own database and then the others, each as it is when its turn comes. */
    public Dumped to(LiveDatabase database, OutputStream sink) throws IOException, InterruptedException {
        List<String> names = inner.others(database);
        CountedOutput counted = new CountedOutput(sink);
        KeptLines kept = new KeptLines();
        Fingerprint own = kept.of(one(database, counted));
        List<Held> others = new ArrayList<>();
        for (String name : names) {
            long before = counted.bytes();
            Fingerprint fingerprint = kept.of(one(database.in(name), counted));
            others.add(new Held(Optional.of(name), counted.bytes() - before, fingerprint));
        }
        counted.flush();
        return new Dumped(own, others);
    }

    /** Returns the fingerprint's lines. What is cut off is never taken for an end. */
    private List<String> one(LiveDatabase database, OutputStream sink) throws IOException, InterruptedException {
        Optional<Backup.Snapshot> snapshot = database.backup().snapshot();
        return snapshot.isPresent() ? throughSnapshot(database, snapshot.get(), sink) : betweenTwoLooks(database, sink);
    }

    private List<String> throughSnapshot(LiveDatabase database, Backup.Snapshot snapshot, OutputStream sink)
            throws IOException, InterruptedException {
        try (HeldSnapshot held = HeldSnapshot.hold(runtime, database, snapshot);
                FingerprintBeside fingerprint = fingerprints.begin(database, Optional.of(held.name()))) {
            fingerprint.awaitMoving(stallLimit);
            copy(database, Optional.of(held.name()), sink);
            return fingerprint.lines();
        }
    }

    /** Where sessions cannot share a snapshot: what is equal before and after is what the dump holds, the rest is not known. */
    private List<String> betweenTwoLooks(LiveDatabase database, OutputStream sink)
            throws IOException, InterruptedException {
        Optional<String> stamp = fingerprints.stamp(database);
        if (stamp.isPresent()) {
            return whileStamped(database, stamp, sink);
        }
        ContentFingerprint before = look(database);
        copy(database, Optional.empty(), sink);
        return ContentFingerprint.between(before, look(database)).lines();
    }

    /** A look beside the dump, and a second one only if something was written meanwhile. */
    private List<String> whileStamped(LiveDatabase database, Optional<String> stamp, OutputStream sink)
            throws IOException, InterruptedException {
        try (FingerprintBeside look = fingerprints.begin(database, Optional.empty())) {
            look.awaitMoving(stallLimit);
            copy(database, Optional.empty(), sink);
            ContentFingerprint before = ContentFingerprint.parse(String.join("\n", look.lines()));
            boolean unwritten = stamp.equals(fingerprints.stamp(database));
            return ContentFingerprint.between(before, unwritten ? before : look(database))
                    .lines();
        }
    }

    private ContentFingerprint look(LiveDatabase database) {
        return ContentFingerprint.parse(
                String.join("\n", fingerprints.of(database.containerId(), database.backup(), database.holes())));
    }

    private void copy(LiveDatabase database, Optional<String> snapshot, OutputStream sink)
            throws IOException, InterruptedException {
        try {
            steps.perform(
                    "preparing the dump",
                    database.containerId(),
                    database.backup().prepare(),
                    database.holes());
            stream(database, snapshot, sink);
        } finally {
            Clearing.up(() -> tidy(database));
        }
    }

    /** What stays is cleared away by the next preparation. */
    private void tidy(LiveDatabase database) {
        try {
            steps.perform(
                    "tidying up after the dump",
                    database.containerId(),
                    database.backup().tidy(),
                    database.holes());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (CodedException | RuntimeFailure left) {
            LOG.warn("what the dump of {} has left stays for the next one: {}", database.id(), left.getMessage());
        }
    }

    private void stream(LiveDatabase database, Optional<String> snapshot, OutputStream sink) throws IOException {
        Holes holes = snapshot.map(name -> database.holes().with(HoleName.SNAPSHOT, name))
                .orElseGet(database::holes);
        RenderedExec dump = database.backup().dump().render(holes);
        output.copy("the dump", database.containerId(), dump, dump.request(), sink);
    }
}
