package io.databerth.engine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.SourceTls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How content leaves and enters the engine.
 *
 * @param extension of the backup's file name, without a dot
 * @param compressed whether the stream is compressed already, so that compressing it again only costs time
 * @param scope what one dump holds, and one load and one fingerprint are about; {@link Scope#SERVER} when absent
 * @param prepare what must be done in the live server before a dump, in this order; it also clears away what a killed run left
 * @param dump writes the content to standard output
 * @param tidy what is done after a dump, whether it worked or not
 * @param source how content is copied from a server elsewhere; absent where it cannot be
 * @param upload what a file may be that somebody else wrote, in words for whoever uploads one; absent unless {@link Restore#load} does what the
 *     file says with the rights of the database's user and no more
 * @param tables how single tables come back; absent where they cannot
 * @param physical the other kind of backup, of the whole server's files; absent where the engine has no such tool
 */
public record Backup(
        String extension,
        Shape shape,
        boolean compressed,
        Optional<Scope> scope,
        Optional<Snapshot> snapshot,
        List<Step> prepare,
        Exec dump,
        List<Step> tidy,
        Restore restore,
        Fingerprint fingerprint,
        Optional<Source> source,
        Optional<String> upload,
        Optional<Tables> tables,
        Optional<Physical> physical) {
    public Backup {
        prepare = List.copyOf(prepare);
        tidy = List.copyOf(tidy);
    }

    /** How much of a server. */
    public enum Scope {
        /** {@code ${database}} alone: the worker goes from one inner database to the next, so it needs their list and the task that makes one. */
        DATABASE,
        /** Everything that its user has there. */
        SERVER
    }

    /** Whether a server's inner databases are dumped, loaded and compared one after the other. */
    public boolean goesByDatabase() {
        return scope.filter(Scope.DATABASE::equals).isPresent();
    }

    /** What a backup is made of. */
    public enum Shape {
        /** A command's standard output. */
        STREAM,
        FILE,
        COLD,
        MECHANISM
    }

    /**
     * One state of the content that several sessions see.
     *
     * @param hold prints the snapshot's name as its first line and keeps it until standard input ends: leave that open
     * @param use the statement for {@code ${use_snapshot}}
     * @param release what to write to the holder before its standard input ends
     */
    public record Snapshot(Exec hold, Template use, Template release) {}

    /**
     * The files of a running server as a stream. What came out of it is put in place while no server runs, and is not told from what was there
     * before: accounts that were in it must be closed by {@link FreshVolume#settle}.
     *
     * @param fingerprint where it differs from that of a dump: an engine's own way to copy may leave out what a dump holds
     * @param log what leads from such files to any later moment; absent where that cannot be collected
     */
    public record Physical(
            String extension,
            boolean compressed,
            List<Step> prepare,
            Exec dump,
            List<Step> tidy,
            FreshVolume restore,
            Optional<Fingerprint> fingerprint,
            Optional<ChangeLog> log) {
        public Physical {
            prepare = List.copyOf(prepare);
            tidy = List.copyOf(tidy);
            if (!restore.loadsWithoutServer()) {
                throw new IllegalArgumentException(
                        "backup.physical.restore needs a loader: files are put in place without a server");
            }
        }
    }

    /**
     * How some tables get from a copy that holds a whole backup into the live database, beside what is there: nothing that is live is touched.
     *
     * @param move in the copy, for each table: takes {@code ${target.schema}} and {@code ${target.table}} into {@code ${restored}}, which it makes for the
     *     first, without what ties the table to others
     * @param dump in the copy: writes all of {@code ${restored}} to standard output
     * @param load in the live server: makes {@code ${restored}} of standard input, all or nothing
     * @param discard in the live server: drops {@code ${restored}} if it is there
     */
    public record Tables(Exec move, Exec dump, Exec load, Exec discard) {}

    /** How that kind of backup is taken and loaded; empty when the engine has none of it. */
    public Optional<Backup> by(BackupKind kind) {
        return switch (kind) {
            case SNAPSHOT -> Optional.empty();
            case LOGICAL -> Optional.of(this);
            case PHYSICAL ->
                physical.map(files -> new Backup(
                        files.extension(),
                        Shape.STREAM,
                        files.compressed(),
                        Optional.empty(),
                        Optional.empty(),
                        files.prepare(),
                        files.dump(),
                        files.tidy(),
                        files.restore(),
                        files.fingerprint().orElse(fingerprint),
                        Optional.empty(),
                        Optional.empty(),
                        tables,
                        Optional.empty()));
        };
    }

    /** How a backup is loaded, and how what was loaded takes the live content's place. Every step can be repeated. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "into")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SideDatabase.class, name = "side_database"),
        @JsonSubTypes.Type(value = FreshVolume.class, name = "fresh_volume")
    })
    public sealed interface Restore {
        /** Fills what is empty from standard input, all or nothing. */
        Exec load();
    }

    /**
     * For engines that can rename a whole database: a copy beside the live one, in the same server.
     *
     * @param prepare makes an empty {@code ${side_database}}, in the place of one that a crash left
     * @param load fills {@code ${side_database}}
     * @param swap puts it in the place of {@code ${database}}, which becomes {@code ${retired_database}}; at no moment is there a half of each
     * @param discard drops {@code ${side_database}} (give it the retired name to drop that) and opens {@code ${database}} if a swap stopped halfway
     */
    public record SideDatabase(Exec prepare, Exec load, Exec swap, Exec discard) implements Restore {}

    /**
     * For every other engine: a server in isolation fills a volume of its own, which then takes the place of the live one.
     *
     * @param loader where content is put in place while no server runs: a command in the place of the image's entry point that only waits during the
     *     load. The server starts on what was loaded, and the credentials' bootstrap follows
     * @param load fills {@code ${database}} of a server that was made by the credentials' bootstrap and is empty; with a loader, an empty volume
     * @param settle brings what was loaded to a state that survives a clean stop
     */
    public record FreshVolume(List<Template> loader, Exec load, List<Step> settle) implements Restore {
        public FreshVolume {
            loader = List.copyOf(loader);
            settle = List.copyOf(settle);
        }

        /** Whether the server must not run while content is put in place. */
        public boolean loadsWithoutServer() {
            return !loader.isEmpty();
        }
    }

    /**
     * A command before or after a dump, or after a load.
     *
     * @param until when there is one, the command is repeated until its output has a match for this regular expression, for no longer than its time limit
     */
    public record Step(Exec exec, Optional<Pattern> until) {}

    /**
     * A server elsewhere of the same engine, to which the tools of this one connect by TCP.
     *
     * @param tls what {@code ${source.tls}} is for each way to keep the connection private; one that is left out is not offered
     * @param dump runs inside the database's own container and writes to standard output what {@link Restore#load} takes; it reads {@code
     *     ${source.host}} and its likes, and the password of the credential {@code source}
     */
    public record Source(Map<SourceTls, String> tls, Exec dump) {
        public Source {
            tls = Map.copyOf(tls);
            if (dump.passwordFrom()
                    .flatMap(Exec.PasswordFrom::credential)
                    .filter(CredentialKind.SOURCE::equals)
                    .isEmpty()) {
                throw new IllegalArgumentException("backup.source.dump needs passwordFrom with the credential source");
            }
        }

        /** The descriptor's own word; empty when that is not offered. */
        public Optional<String> word(SourceTls wanted) {
            return Optional.ofNullable(tls.get(wanted));
        }

        /** Whether the command is told this. */
        public boolean reads(HoleName hole) {
            return Stream.of(dump.argv().stream(), dump.env().values().stream(), dump.stdin().stream())
                    .flatMap(Function.identity())
                    .flatMap(template -> template.holes().stream())
                    .anyMatch(written ->
                            HoleName.behind(written).filter(hole::equals).isPresent());
        }
    }

    /**
     * What the content is, as lines in a stable order that are equal exactly when the content is. It reads {@code ${database}}; give that the side
     * database's name after a load.
     *
     * @param exec prints one JSON array {@code ["kind","name","value"]} a line
     * @param moving kinds of lines that a snapshot does not hold still: their value is a number that may have grown since
     * @param ofVersion kinds of lines whose value another version of the engine writes in another way: between two versions it counts that
     *     they are there, and nothing else of them
     * @param stamp prints another text as soon as the content may have become another, at no cost: while it prints the same, one look at the content
     *     is enough
     */
    public record Fingerprint(Exec exec, Set<String> moving, Optional<Set<String>> ofVersion, Optional<Exec> stamp) {
        public Fingerprint {
            moving = Set.copyOf(moving);
            ofVersion = ofVersion.map(Set::copyOf);
        }
    }

    /** The fingerprint's command, seeing the named snapshot when there is one. */
    public RenderedExec fingerprint(Holes holes, Optional<String> seenThrough) {
        String statement = seenThrough
                .flatMap(name -> snapshot.map(kept -> kept.use().render(holes.with(HoleName.SNAPSHOT, name))))
                .orElse("");
        return fingerprint.exec().render(holes.with(HoleName.USE_SNAPSHOT, statement));
    }
}
