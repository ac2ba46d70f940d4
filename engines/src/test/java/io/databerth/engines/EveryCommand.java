package io.databerth.engines;

import io.databerth.contracts.Secret;
import io.databerth.contracts.backup.SourceTls;
import io.databerth.engine.Administration;
import io.databerth.engine.Backup;
import io.databerth.engine.ChangeLog;
import io.databerth.engine.Conformance;
import io.databerth.engine.Credentials;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Exec;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.Sku;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All commands of a version by the section they stand in, and values for their holes. */
final class EveryCommand {
    static final Secret CANARY = Secret.of("canary-4711");

    private EveryCommand() {}

    static Holes holes(EngineVersion version, Sku sku) {
        return version.holes()
                .with(HoleName.ADDRESS, "db.internal")
                .with(HoleName.USERNAME, "db_user_a1b2c3")
                .with(HoleName.DATABASE, "shop")
                .with(HoleName.PASSWORD, CANARY)
                .with(HoleName.ADMIN_PASSWORD, CANARY)
                .with(HoleName.TLS_CERTIFICATE, "certificate")
                .with(HoleName.TLS_AUTHORITY, "authority")
                .with(HoleName.TLS_KEY, CANARY)
                .with(HoleName.SNAPSHOT, "00000003-0000001B-1")
                .with(HoleName.USE_SNAPSHOT, "")
                .with(HoleName.SIDE_DATABASE, "restore_1")
                .with(HoleName.RETIRED_DATABASE, "retired_1")
                .with(HoleName.RESTORED, "restored_1b2c3d4e5f60")
                .with(HoleName.SOURCE_USERNAME, "db_user_old")
                .with(HoleName.LOG_COLLECTION, "0198a2b4-c6d8-7e0f-8a1b-2c3d4e5f6071")
                .with(HoleName.LOG_PIECES, "piece-1\npiece-2\n")
                .with(HoleName.LOG_MOMENT, "2026-11-22T21:30:00.123456Z")
                .with(HoleName.SOURCE_SERVER_HOST, "db.example.org")
                .with(HoleName.SOURCE_SERVER_PORT, "4711")
                .with(HoleName.SOURCE_SERVER_DATABASE, "its shop")
                .with(HoleName.SOURCE_SERVER_USERNAME, "its user")
                .with(HoleName.SOURCE_SERVER_TLS, tls(version))
                .with(HoleName.TARGET_DATABASE, "orders")
                .with(HoleName.TARGET_SCHEMA, version.administration().schema().orElse("none"))
                .with(HoleName.TARGET_TABLE, "it's a \"table\"")
                .with(HoleName.TARGET_SESSION, "4711")
                .with(HoleName.TARGET_EXTENSION, "hstore")
                .with(HoleName.LIMIT, "20")
                .with(HoleName.PARAMETERS, version.parameters().written(examples(version)))
                .with(version.sizing(), sku.resources());
    }

    private static String tls(EngineVersion version) {
        return version.backup()
                .flatMap(Backup::source)
                .map(source -> source.tls().getOrDefault(SourceTls.REQUIRED, "not offered"))
                .orElse("");
    }

    private static Map<String, String> examples(EngineVersion version) {
        Map<String, String> examples = new TreeMap<>();
        version.parameters().known().forEach((name, parameter) -> examples.put(name, parameter.example()));
        return examples;
    }

    static Map<String, Exec> of(EngineVersion version) {
        var commands = new LinkedHashMap<String, Exec>();
        commands.put("ready.probe", version.ready().probe());
        version.credentials().ifPresent(credentials -> add(commands, credentials));
        version.backup().ifPresent(backup -> add(commands, backup));
        version.metrics().ifPresent(metrics -> commands.put("metrics.sample", metrics.sample()));
        add(commands, version.administration());
        version.conformance().ifPresent(conformance -> add(commands, conformance));
        return commands;
    }

    private static void add(Map<String, Exec> commands, Credentials credentials) {
        commands.put("credentials.bootstrap", credentials.bootstrap());
        commands.put("credentials.login", credentials.login());
        add(commands, "credentials.rotate", credentials.rotate());
        add(commands, "credentials.revoke", credentials.revoke());
        add(commands, "credentials.drop", credentials.drop());
    }

    private static void add(Map<String, Exec> commands, Backup backup) {
        backup.snapshot().ifPresent(snapshot -> commands.put("backup.snapshot.hold", snapshot.hold()));
        add(commands, "backup.prepare", backup.prepare());
        commands.put("backup.dump", backup.dump());
        add(commands, "backup.tidy", backup.tidy());
        switch (backup.restore()) {
            case Backup.SideDatabase side -> {
                commands.put("backup.restore.prepare", side.prepare());
                commands.put("backup.restore.load", side.load());
                commands.put("backup.restore.swap", side.swap());
                commands.put("backup.restore.discard", side.discard());
            }
            case Backup.FreshVolume fresh -> {
                commands.put("backup.restore.load", fresh.load());
                add(commands, "backup.restore.settle", fresh.settle());
            }
        }
        add(commands, "backup.fingerprint", backup.fingerprint());
        backup.source().ifPresent(source -> commands.put("backup.source.dump", source.dump()));
        backup.tables().ifPresent(tables -> add(commands, tables));
        backup.physical().ifPresent(physical -> add(commands, physical));
    }

    private static void add(Map<String, Exec> commands, Backup.Tables tables) {
        commands.put("backup.tables.move", tables.move());
        commands.put("backup.tables.dump", tables.dump());
        commands.put("backup.tables.load", tables.load());
        commands.put("backup.tables.discard", tables.discard());
    }

    private static void add(Map<String, Exec> commands, Backup.Physical physical) {
        add(commands, "backup.physical.prepare", physical.prepare());
        commands.put("backup.physical.dump", physical.dump());
        add(commands, "backup.physical.tidy", physical.tidy());
        commands.put("backup.physical.restore.load", physical.restore().load());
        add(commands, "backup.physical.restore.settle", physical.restore().settle());
        physical.fingerprint().ifPresent(different -> add(commands, "backup.physical.fingerprint", different));
        physical.log().ifPresent(log -> add(commands, log));
    }

    private static void add(Map<String, Exec> commands, ChangeLog log) {
        commands.put("backup.physical.log.begin", log.begin());
        commands.put("backup.physical.log.collect", log.collect());
        commands.put("backup.physical.log.read", log.read());
        commands.put("backup.physical.log.release", log.release());
        commands.put("backup.physical.log.end", log.end());
        commands.put("backup.physical.log.replay.load", log.replay().load());
        commands.put("backup.physical.log.replay.aim", log.replay().aim());
        add(commands, "backup.physical.log.replay.settle", log.replay().settle());
    }

    private static void add(Map<String, Exec> commands, String section, Backup.Fingerprint fingerprint) {
        commands.put(section, fingerprint.exec());
        add(commands, section + ".stamp", fingerprint.stamp());
    }

    private static void add(Map<String, Exec> commands, Administration administration) {
        Map<String, Exec> sorted = new TreeMap<>();
        administration
                .lists()
                .forEach((subject, listing) -> sorted.put("administration.lists." + subject.text(), listing.exec()));
        administration.tasks().forEach((task, exec) -> sorted.put("administration.tasks." + task.text(), exec));
        administration.users().forEach((access, exec) -> sorted.put("administration.users." + access, exec));
        administration.quota().ifPresent(stop -> {
            sorted.put("administration.quota.freeze", stop.freeze());
            sorted.put("administration.quota.thaw", stop.thaw());
        });
        administration.maintenance().forEach((name, exec) -> sorted.put("administration.maintenance." + name, exec));
        commands.putAll(sorted);
    }

    private static void add(Map<String, Exec> commands, Conformance conformance) {
        commands.put("conformance.write", conformance.write());
        commands.put("conformance.read", conformance.read());
        commands.put("conformance.damage", conformance.damage());
        add(commands, "conformance.delete", conformance.delete());
        add(commands, "conformance.plain", conformance.plain());
        add(commands, "conformance.session", conformance.session());
        add(commands, "conformance.allowCopy", conformance.allowCopy());
    }

    private static void add(Map<String, Exec> commands, String section, Optional<Exec> exec) {
        exec.ifPresent(each -> commands.put(section, each));
    }

    private static void add(Map<String, Exec> commands, String section, List<Backup.Step> steps) {
        for (int index = 0; index < steps.size(); index++) {
            commands.put(section + " " + (index + 1), steps.get(index).exec());
        }
    }
}
