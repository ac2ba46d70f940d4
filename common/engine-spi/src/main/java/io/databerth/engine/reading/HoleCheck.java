package io.databerth.engine.reading;

import static io.databerth.engine.HoleName.ADDRESS;
import static io.databerth.engine.HoleName.ADMIN_PASSWORD;
import static io.databerth.engine.HoleName.DATABASE;
import static io.databerth.engine.HoleName.PASSWORD;
import static io.databerth.engine.HoleName.PORT;
import static io.databerth.engine.HoleName.RETIRED_DATABASE;
import static io.databerth.engine.HoleName.SIDE_DATABASE;
import static io.databerth.engine.HoleName.SNAPSHOT;
import static io.databerth.engine.HoleName.SOURCE_USERNAME;
import static io.databerth.engine.HoleName.TLS_AUTHORITY;
import static io.databerth.engine.HoleName.TLS_CERTIFICATE;
import static io.databerth.engine.HoleName.TLS_KEY;
import static io.databerth.engine.HoleName.USERNAME;
import static io.databerth.engine.HoleName.USE_SNAPSHOT;

import io.databerth.engine.Backup;
import io.databerth.engine.Conformance;
import io.databerth.engine.Credentials;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Exec;
import io.databerth.engine.HoleName;
import io.databerth.engine.InvalidEngineException;
import io.databerth.engine.Launch;
import io.databerth.engine.Template;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every hole of a version must be known where it stands, and no secret may reach an argument or an environment. */
final class HoleCheck {
    private static final Set<HoleName> NAMES = Set.of(PORT, ADDRESS, USERNAME, DATABASE);
    private static final Set<HoleName> START = Set.of(PORT, USERNAME, DATABASE);
    private final EngineVersion version;
    private final String place;

    private HoleCheck(EngineVersion version, String place) {
        this.version = version;
        this.place = place;
    }

    /** Fails with {@link InvalidEngineException} at the first hole that is wrong. */
    static void of(EngineVersion version, String place) {
        var check = new HoleCheck(version, place);
        check.launch(version.launch());
        check.exec("ready.probe", version.ready().probe(), NAMES, Set.of());
        version.credentials().ifPresent(check::credentials);
        version.backup().ifPresent(check::backup);
        version.conformance().ifPresent(check::conformance);
        version.metrics().ifPresent(metrics -> check.exec("metrics.sample", metrics.sample(), NAMES, Set.of()));
    }

    private void launch(Launch launch) {
        launch.env().forEach((name, value) -> visible("launch.env." + name, value, START));
        launch.argv().forEach(argument -> visible("launch.argv", argument, START));
        launch.isolated().ifPresent(different -> {
            different.env().forEach((name, value) -> visible("launch.isolated.env." + name, value, START));
            different.argv().forEach(argument -> visible("launch.isolated.argv", argument, START));
        });
        var inFiles = with(START, TLS_CERTIFICATE, TLS_AUTHORITY, TLS_KEY, ADMIN_PASSWORD, PASSWORD);
        for (Launch.ConfigurationFile file : launch.files()) {
            holes("launch.files " + file.path(), file.content(), inFiles);
            boolean secret = file.content().holes().stream()
                    .anyMatch(hole ->
                            HoleName.behind(hole).filter(HoleName::secret).isPresent());
            if (secret && (file.mode().bits() & 0077) != 0) {
                throw wrong("launch.files " + file.path(), "it holds a secret: set its mode to \"0400\" or \"0600\"");
            }
        }
    }

    private void credentials(Credentials credentials) {
        credentials
                .urls()
                .forEach((language, url) -> holes("credentials.urls." + language, url, with(NAMES, PASSWORD)));
        Set<HoleName> secrets = Set.of(PASSWORD, ADMIN_PASSWORD);
        exec("credentials.bootstrap", credentials.bootstrap(), NAMES, secrets);
        exec("credentials.login", credentials.login(), NAMES, secrets);
        credentials.rotate().ifPresent(exec -> exec("credentials.rotate", exec, NAMES, secrets));
        credentials.revoke().ifPresent(exec -> exec("credentials.revoke", exec, NAMES, Set.of()));
        credentials.drop().ifPresent(exec -> exec("credentials.drop", exec, NAMES, Set.of()));
    }

    private void backup(Backup backup) {
        var inDump = with(NAMES, SNAPSHOT);
        backup.snapshot().ifPresent(snapshot -> {
            exec("backup.snapshot.hold", snapshot.hold(), NAMES, Set.of());
            visible("backup.snapshot.use", snapshot.use(), inDump);
            visible("backup.snapshot.release", snapshot.release(), inDump);
        });
        steps("backup.prepare", backup.prepare());
        exec("backup.dump", backup.dump(), inDump, Set.of());
        steps("backup.tidy", backup.tidy());
        exec("backup.fingerprint.exec", backup.fingerprint().exec(), with(NAMES, USE_SNAPSHOT), Set.of());
        var beside = with(NAMES, SIDE_DATABASE, RETIRED_DATABASE, SOURCE_USERNAME);
        switch (backup.restore()) {
            case Backup.SideDatabase side -> {
                exec("backup.restore.prepare", side.prepare(), beside, Set.of());
                exec("backup.restore.load", side.load(), beside, Set.of());
                exec("backup.restore.swap", side.swap(), beside, Set.of());
                exec("backup.restore.discard", side.discard(), beside, Set.of());
            }
            case Backup.FreshVolume fresh -> {
                fresh.loader().forEach(argument -> visible("backup.restore.loader", argument, START));
                exec("backup.restore.load", fresh.load(), with(NAMES, SOURCE_USERNAME), Set.of());
                steps("backup.restore.settle", fresh.settle());
            }
        }
    }

    private void steps(String section, List<Backup.Step> steps) {
        steps.forEach(step -> exec(section, step.exec(), NAMES, Set.of()));
    }

    private void conformance(Conformance client) {
        exec("conformance.write", client.write(), NAMES, Set.of(PASSWORD));
        exec("conformance.read", client.read(), NAMES, Set.of(PASSWORD));
        exec("conformance.damage", client.damage(), NAMES, Set.of(PASSWORD));
        client.plain().ifPresent(plain -> exec("conformance.plain", plain, NAMES, Set.of(PASSWORD)));
    }

    private void exec(String section, Exec exec, Set<HoleName> known, Set<HoleName> secretsInStdin) {
        exec.argv().forEach(argument -> visible(section + ".argv", argument, known));
        exec.env().forEach((name, value) -> visible(section + ".env." + name, value, known));
        exec.stdin().ifPresent(text -> {
            var all = EnumSet.copyOf(known);
            all.addAll(secretsInStdin);
            holes(section + ".stdin", text, all);
        });
    }

    /** A place that anyone sees who may look at processes or inspect containers. */
    private void visible(String section, Template template, Set<HoleName> known) {
        for (String hole : template.holes()) {
            if (HoleName.behind(hole).filter(HoleName::secret).isPresent()) {
                throw wrong(
                        section,
                        "${" + hole + "} is a secret, and this place can be seen from outside: use a file of"
                                + " mode 0400, stdin or passwordFrom");
            }
        }
        holes(section, template, known);
    }

    private void holes(String section, Template template, Set<HoleName> known) {
        for (String hole : template.holes()) {
            if (!(section.startsWith("launch.") && share(hole))
                    && HoleName.behind(hole).filter(known::contains).isEmpty()) {
                throw wrong(section, "unknown hole ${" + hole + "}; known here: " + list(section, known));
            }
        }
    }

    private boolean share(String hole) {
        return hole.startsWith("size.") && version.sizing().shares().containsKey(hole.substring("size.".length()));
    }

    private String list(String section, Set<HoleName> known) {
        var names = known.stream().map(HoleName::text).collect(Collectors.toCollection(TreeSet::new));
        if (section.startsWith("launch.")) {
            version.sizing().shares().keySet().forEach(share -> names.add("size." + share));
        }
        return String.join(", ", names);
    }

    private InvalidEngineException wrong(String section, String problem) {
        return new InvalidEngineException(place + ": " + section + ": " + problem);
    }

    private static Set<HoleName> with(Set<HoleName> known, HoleName... more) {
        var all = EnumSet.copyOf(known);
        all.addAll(Set.of(more));
        return all;
    }
}
