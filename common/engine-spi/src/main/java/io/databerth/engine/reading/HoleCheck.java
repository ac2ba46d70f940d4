package io.databerth.engine.reading;

import static io.databerth.engine.HoleName.ADDRESS;
import static io.databerth.engine.HoleName.ADMIN_PASSWORD;
import static io.databerth.engine.HoleName.DATABASE;
import static io.databerth.engine.HoleName.LIMIT;
import static io.databerth.engine.HoleName.LOG_COLLECTION;
import static io.databerth.engine.HoleName.LOG_MOMENT;
import static io.databerth.engine.HoleName.LOG_PIECES;
import static io.databerth.engine.HoleName.PARAMETERS;
import static io.databerth.engine.HoleName.PARAMETER_NAME;
import static io.databerth.engine.HoleName.PARAMETER_UNIT;
import static io.databerth.engine.HoleName.PARAMETER_VALUE;
import static io.databerth.engine.HoleName.PASSWORD;
import static io.databerth.engine.HoleName.PORT;
import static io.databerth.engine.HoleName.RESTORED;
import static io.databerth.engine.HoleName.RETIRED_DATABASE;
import static io.databerth.engine.HoleName.SIDE_DATABASE;
import static io.databerth.engine.HoleName.SNAPSHOT;
import static io.databerth.engine.HoleName.SOURCE_SERVER_DATABASE;
import static io.databerth.engine.HoleName.SOURCE_SERVER_HOST;
import static io.databerth.engine.HoleName.SOURCE_SERVER_PORT;
import static io.databerth.engine.HoleName.SOURCE_SERVER_TLS;
import static io.databerth.engine.HoleName.SOURCE_SERVER_USERNAME;
import static io.databerth.engine.HoleName.SOURCE_USERNAME;
import static io.databerth.engine.HoleName.TARGET_DATABASE;
import static io.databerth.engine.HoleName.TARGET_SCHEMA;
import static io.databerth.engine.HoleName.TARGET_TABLE;
import static io.databerth.engine.HoleName.TLS_AUTHORITY;
import static io.databerth.engine.HoleName.TLS_CERTIFICATE;
import static io.databerth.engine.HoleName.TLS_KEY;
import static io.databerth.engine.HoleName.USERNAME;
import static io.databerth.engine.HoleName.USE_SNAPSHOT;

import io.databerth.engine.Administration;
import io.databerth.engine.Backup;
import io.databerth.engine.ChangeLog;
import io.databerth.engine.Conformance;
import io.databerth.engine.Credentials;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.HoleName;
import io.databerth.engine.InvalidEngineException;
import io.databerth.engine.Launch;
import io.databerth.engine.Parameters;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Every hole of a version must be known where it stands, and no secret may reach an argument or an environment. */
final class HoleCheck {
    private static final Set<HoleName> NAMES = Set.of(PORT, ADDRESS, USERNAME, DATABASE);
    private static final Set<HoleName> SOURCE_SERVER = Set.of(
            SOURCE_SERVER_HOST, SOURCE_SERVER_PORT, SOURCE_SERVER_DATABASE, SOURCE_SERVER_USERNAME, SOURCE_SERVER_TLS);
    private static final Set<HoleName> START = Set.of(PORT, USERNAME, DATABASE);
    private final HoleRules rules;

    private HoleCheck(HoleRules rules) {
        this.rules = rules;
    }

    /** Fails with {@link InvalidEngineException} at the first hole that is wrong. */
    static void of(EngineVersion version, String place) {
        var check = new HoleCheck(new HoleRules(version, place));
        check.launch(version.launch());
        check.parameters(version);
        check.rules.exec("ready.probe", version.ready().probe(), NAMES, Set.of());
        version.credentials().ifPresent(check::credentials);
        version.backup().ifPresent(check::backup);
        version.conformance().ifPresent(check::conformance);
        version.metrics().ifPresent(metrics -> check.rules.exec("metrics.sample", metrics.sample(), NAMES, Set.of()));
        check.administration(version.administration());
    }

    private void launch(Launch launch) {
        launch.env().forEach((name, value) -> rules.visible("launch.env." + name, value, START));
        launch.argv().forEach(argument -> rules.visible("launch.argv", argument, START));
        launch.isolated().ifPresent(different -> {
            different.env().forEach((name, value) -> rules.visible("launch.isolated.env." + name, value, START));
            different.argv().forEach(argument -> rules.visible("launch.isolated.argv", argument, START));
        });
        var inFiles = with(START, TLS_CERTIFICATE, TLS_AUTHORITY, TLS_KEY, ADMIN_PASSWORD, PASSWORD, PARAMETERS);
        for (Launch.ConfigurationFile file : launch.files()) {
            rules.holes("launch.files " + file.path(), file.content(), inFiles);
            boolean secret = file.content().holes().stream()
                    .anyMatch(hole ->
                            HoleName.behind(hole).filter(HoleName::secret).isPresent());
            if (secret && (file.mode().bits() & 0077) != 0) {
                throw rules.wrong(
                        "launch.files " + file.path(), "it holds a secret: set its mode to \"0400\" or \"0600\"");
            }
        }
    }

    private void parameters(EngineVersion version) {
        Parameters parameters = version.parameters();
        rules.visible("parameters.line", parameters.line(), Set.of(PARAMETER_NAME, PARAMETER_VALUE, PARAMETER_UNIT));
        parameters
                .known()
                .forEach((name, parameter) ->
                        rules.visible("launch.parameters." + name, parameter.standard(), Set.of()));
        boolean written = version.launch().files().stream()
                .anyMatch(file -> file.content().holes().contains(PARAMETERS.text()));
        if (written == parameters.known().isEmpty()) {
            throw rules.wrong(
                    "parameters", "what is chosen needs a place: write ${parameters} into one of launch.files");
        }
    }

    private void credentials(Credentials credentials) {
        credentials
                .urls()
                .forEach((language, url) -> rules.holes("credentials.urls." + language, url, with(NAMES, PASSWORD)));
        Set<HoleName> secrets = Set.of(PASSWORD, ADMIN_PASSWORD);
        rules.exec("credentials.bootstrap", credentials.bootstrap(), NAMES, secrets);
        rules.exec("credentials.login", credentials.login(), NAMES, secrets);
        credentials.rotate().ifPresent(exec -> rules.exec("credentials.rotate", exec, NAMES, secrets));
        credentials.revoke().ifPresent(exec -> rules.exec("credentials.revoke", exec, NAMES, Set.of()));
        credentials.drop().ifPresent(exec -> rules.exec("credentials.drop", exec, NAMES, Set.of()));
    }

    private void backup(Backup backup) {
        var inDump = with(NAMES, SNAPSHOT);
        backup.snapshot().ifPresent(snapshot -> {
            rules.exec("backup.snapshot.hold", snapshot.hold(), NAMES, Set.of());
            rules.visible("backup.snapshot.use", snapshot.use(), inDump);
            rules.visible("backup.snapshot.release", snapshot.release(), inDump);
        });
        steps("backup.prepare", backup.prepare());
        rules.exec("backup.dump", backup.dump(), inDump, Set.of());
        steps("backup.tidy", backup.tidy());
        fingerprint("backup.fingerprint", backup.fingerprint());
        backup.tables().ifPresent(this::tables);
        backup.physical().ifPresent(this::physical);
        backup.source().ifPresent(source -> rules.exec("backup.source.dump", source.dump(), SOURCE_SERVER, Set.of()));
        var beside = with(NAMES, SIDE_DATABASE, RETIRED_DATABASE, SOURCE_USERNAME);
        switch (backup.restore()) {
            case Backup.SideDatabase side -> {
                rules.exec("backup.restore.prepare", side.prepare(), beside, Set.of());
                rules.exec("backup.restore.load", side.load(), beside, Set.of());
                rules.exec("backup.restore.swap", side.swap(), beside, Set.of());
                rules.exec("backup.restore.discard", side.discard(), beside, Set.of());
            }
            case Backup.FreshVolume fresh -> freshVolume("backup.restore", fresh);
        }
    }

    private void tables(Backup.Tables tables) {
        var moving = with(NAMES, TARGET_SCHEMA, TARGET_TABLE, RESTORED);
        var moved = with(NAMES, RESTORED);
        rules.exec("backup.tables.move", tables.move(), moving, Set.of());
        rules.exec("backup.tables.dump", tables.dump(), moved, Set.of());
        rules.exec("backup.tables.load", tables.load(), moved, Set.of());
        rules.exec("backup.tables.discard", tables.discard(), moved, Set.of());
    }

    private void physical(Backup.Physical physical) {
        steps("backup.physical.prepare", physical.prepare());
        rules.exec("backup.physical.dump", physical.dump(), NAMES, Set.of());
        steps("backup.physical.tidy", physical.tidy());
        freshVolume("backup.physical.restore", physical.restore());
        physical.fingerprint().ifPresent(different -> fingerprint("backup.physical.fingerprint", different));
        physical.log().ifPresent(this::log);
    }

    private void log(ChangeLog log) {
        var collecting = with(NAMES, LOG_COLLECTION);
        var naming = with(NAMES, LOG_PIECES);
        rules.exec("backup.physical.log.begin", log.begin(), collecting, Set.of());
        rules.exec("backup.physical.log.collect", log.collect(), collecting, Set.of());
        rules.exec("backup.physical.log.read", log.read(), naming, Set.of());
        rules.exec("backup.physical.log.release", log.release(), naming, Set.of());
        rules.exec("backup.physical.log.end", log.end(), NAMES, Set.of());
        rules.exec("backup.physical.log.replay.load", log.replay().load(), START, Set.of());
        rules.exec("backup.physical.log.replay.aim", log.replay().aim(), with(START, LOG_MOMENT), Set.of());
        steps("backup.physical.log.replay.settle", log.replay().settle());
    }

    private void freshVolume(String section, Backup.FreshVolume fresh) {
        fresh.loader().forEach(argument -> rules.visible(section + ".loader", argument, START));
        rules.exec(section + ".load", fresh.load(), with(NAMES, SOURCE_USERNAME), Set.of());
        steps(section + ".settle", fresh.settle());
    }

    private void fingerprint(String section, Backup.Fingerprint fingerprint) {
        rules.exec(section + ".exec", fingerprint.exec(), with(NAMES, USE_SNAPSHOT), Set.of());
        fingerprint.stamp().ifPresent(stamp -> rules.exec(section + ".stamp", stamp, NAMES, Set.of()));
    }

    private void steps(String section, List<Backup.Step> steps) {
        steps.forEach(step -> rules.exec(section, step.exec(), NAMES, Set.of()));
    }

    private void conformance(Conformance client) {
        rules.exec("conformance.write", client.write(), NAMES, Set.of(PASSWORD));
        rules.exec("conformance.read", client.read(), NAMES, Set.of(PASSWORD));
        rules.exec("conformance.damage", client.damage(), NAMES, Set.of(PASSWORD));
        client.delete().ifPresent(delete -> rules.exec("conformance.delete", delete, NAMES, Set.of(PASSWORD)));
        client.plain().ifPresent(plain -> rules.exec("conformance.plain", plain, NAMES, Set.of(PASSWORD)));
        client.session().ifPresent(session -> rules.exec("conformance.session", session, NAMES, Set.of(PASSWORD)));
        client.elsewhere()
                .ifPresent(exec ->
                        rules.exec("conformance.elsewhere", exec, with(NAMES, TARGET_DATABASE), Set.of(PASSWORD)));
        client.allowCopy().ifPresent(allow -> rules.exec("conformance.allowCopy", allow, NAMES, Set.of()));
    }

    private void administration(Administration administration) {
        var asked = with(NAMES, TARGET_DATABASE, TARGET_SCHEMA, TARGET_TABLE, LIMIT);
        administration
                .lists()
                .forEach((subject, listing) ->
                        rules.exec("administration.lists." + subject.text(), listing.exec(), asked, Set.of()));
        administration
                .tasks()
                .forEach((task, exec) -> rules.exec(
                        "administration.tasks." + task.text(),
                        exec,
                        with(NAMES, task.holes().toArray(HoleName[]::new)),
                        Set.of()));
        administration
                .users()
                .forEach((access, exec) -> rules.exec("administration.users." + access, exec, NAMES, Set.of(PASSWORD)));
        administration.quota().ifPresent(stop -> {
            rules.exec("administration.quota.freeze", stop.freeze(), NAMES, Set.of());
            rules.exec("administration.quota.thaw", stop.thaw(), NAMES, Set.of());
        });
        administration
                .maintenance()
                .forEach((name, exec) ->
                        rules.exec("administration.maintenance." + name, exec, with(NAMES, TARGET_DATABASE), Set.of()));
    }

    private static Set<HoleName> with(Set<HoleName> known, HoleName... more) {
        var all = EnumSet.copyOf(known);
        all.addAll(Set.of(more));
        return all;
    }
}
