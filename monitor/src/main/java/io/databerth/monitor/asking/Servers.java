package io.databerth.monitor.asking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.engine.Administration;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.Holes;
import io.databerth.engine.Listing;
import io.databerth.engine.RenderedExec;
import io.databerth.engine.Subject;
import io.databerth.monitor.looking.Described;
import io.databerth.monitor.looking.EngineAccess;
import io.databerth.monitor.looking.SiteContainers;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.LogStream;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.RuntimeInformation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Asks the servers of databases what the engines' descriptors have questions for. */
public final class Servers {
    /** Each question is a process in a container. */
    private static final int AT_A_TIME = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int LARGEST_ANSWER = 4 << 20;
    private static final int LONGEST_COMPLAINT = 500;

    private final EngineAccess engine;
    private final SiteContainers containers;
    private final EngineCatalog catalog;
    private final Semaphore places = new Semaphore(AT_A_TIME, true);

    public Servers(EngineAccess engine, SiteContainers containers, EngineCatalog catalog) {
        this.engine = engine;
        this.containers = containers;
        this.catalog = catalog;
    }

    /** The items, with secrets masked where they are a tenant's rows. Takes at most some twenty seconds. */
    public List<ObjectNode> list(DatabaseId database, Subject subject, Question question) {
        ContainerState container = running(database);
        Described described = described(container);
        Administration administration = described.version().administration();
        Listing listing = administration.lists().get(subject);
        if (listing == null) {
            throw new CodedException(ErrorCode.OPERATION_UNSUPPORTED, "this engine has no list of " + subject.text());
        }
        Holes holes = holes(described, administration, question);
        ExecOutcome outcome = ask(container, listing.exec().render(holes), subject);
        List<ObjectNode> items = read(listing, outcome);
        return subject == Subject.ROWS ? Rows.shown(items) : items;
    }

    /** What the container engine says about itself and its host. */
    public RuntimeInformation runtime() {
        return engine.runtime().information();
    }

    /** The last lines that the server wrote. */
    public List<String> log(DatabaseId database, int lines) {
        return engine.runtime().logs(container(database).id(), lines).lines().toList();
    }

    /** What the server writes from there on; whoever opens it closes it. */
    LogStream follow(DatabaseId database, LogStream.Beginning beginning) {
        return engine.runtime().follow(container(database).id(), beginning);
    }

    /** The container as the runtime has it. */
    public ContainerState container(DatabaseId database) {
        return containers
                .of(database)
                .orElseThrow(() -> new CodedException(ErrorCode.STATE_CONFLICT, "the database has no container"));
    }

    private ContainerState running(DatabaseId database) {
        ContainerState container = container(database);
        if (!container.running()) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, "the database's server does not run");
        }
        return container;
    }

    private Described described(ContainerState container) {
        return Described.of(container, catalog)
                .orElseThrow(() -> new CodedException(
                        ErrorCode.ENGINE_UNKNOWN, "this site no longer offers the engine of this database"));
    }

    private static Holes holes(Described described, Administration administration, Question question) {
        return question.holes(described.holes(), described.innerDatabase().orElse(null), administration);
    }

    private ExecOutcome ask(ContainerState container, RenderedExec rendered, Subject subject) {
        Duration limit = rendered.timeLimit().compareTo(LONGEST) < 0 ? rendered.timeLimit() : LONGEST;
        enter();
        try {
            ExecOutcome outcome = engine.runtime()
                    .execute(container.id(), rendered.request().within(limit).keepingOutput(LARGEST_ANSWER));
            if (outcome.truncated()) {
                throw new CodedException(
                        ErrorCode.REQUEST_INVALID,
                        "the list of " + subject.text() + " is larger than " + (LARGEST_ANSWER >> 20)
                                + " MiB: ask for fewer items");
            }
            if (!rendered.succeeded(outcome)) {
                throw new CodedException(
                        ErrorCode.ENGINE_COMMAND_FAILED, "the server answers: " + end(rendered.complaint(outcome)));
            }
            return outcome;
        } catch (RuntimeFailure.DeadlineExceeded slow) {
            throw new CodedException(
                    ErrorCode.ENGINE_COMMAND_FAILED,
                    "the server did not answer within " + limit.toSeconds() + " s",
                    slow);
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new CodedException(ErrorCode.MONITOR_UNAVAILABLE, "too much is asked of the servers at a time");
    }

    private static List<ObjectNode> read(Listing listing, ExecOutcome outcome) {
        try {
            return listing.read(outcome.text());
        } catch (IllegalArgumentException unreadable) {
            throw new CodedException(
                    ErrorCode.INTERNAL, "the server's answer cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String end(String complaint) {
        String text = complaint.strip();
        return text.length() <= LONGEST_COMPLAINT ? text : "... " + text.substring(text.length() - LONGEST_COMPLAINT);
    }
}
