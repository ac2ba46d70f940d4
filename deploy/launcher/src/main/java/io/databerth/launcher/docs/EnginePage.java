package io.databerth.launcher.docs;

import io.databerth.contracts.database.UserAccess;
import io.databerth.engine.Administration;
import io.databerth.engine.Backup;
import io.databerth.engine.ByteSize;
import io.databerth.engine.Credentials;
import io.databerth.engine.Engine;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Parameter;
import io.databerth.engine.Sizing;
import io.databerth.engine.Subject;
import io.databerth.engine.Task;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One engine as a page, from its folder. */
final class EnginePage {
    private EnginePage() {}

    static String of(Engine engine, EngineCatalog catalog) {
        EngineVersion preferred = engine.preferred();
        return Markdown.GENERATED
                + "\n# " + engine.title() + "\n\nCategory " + engine.category() + ", access "
                + engine.access().name().toLowerCase(Locale.ROOT) + ", id `" + engine.id()
                + "`. What is said here is of version "
                + preferred.id() + ".\n\n" + versions(engine, catalog) + "\n" + facts(preferred) + connection(preferred)
                + administration(preferred.administration()) + figures(preferred) + sizing(preferred)
                + parameters(preferred);
    }

    private static Markdown versions(Engine engine, EngineCatalog catalog) {
        Markdown table = Markdown.table("Version", "Images, in this order", "End of life", "State");
        for (EngineVersion version : engine.versions()) {
            table.row(
                    version.preferred() ? "**" + version.id() + "**" : version.id(),
                    version.images().stream().map(image -> "`" + image + "`").collect(Collectors.joining(", ")),
                    EnginesPage.endOfLife(version),
                    EnginesPage.state(catalog.verification(version)));
        }
        return table;
    }

    private static Markdown facts(EngineVersion version) {
        Markdown table = Markdown.table("", "");
        version.launch().port().ifPresent(port -> table.row("Port inside the container", Integer.toString(port)));
        return table.row(
                        "Data",
                        "`" + version.launch().dataPath() + "`, user "
                                + version.launch().user())
                .row("Least memory", version.launch().memoryFloor().toString())
                .row("Encryption", encryption(version))
                .row(
                        "Users",
                        version.credentials().isPresent() ? "a user of your own" : "none: the engine has no users")
                .row("Rotation", rotation(version))
                .row("Backup", version.backup().map(EnginePage::backup).orElse("none"))
                .row(
                        "Physical backup",
                        version.backup()
                                .flatMap(Backup::physical)
                                .map(EnginePage::physical)
                                .orElse("none"))
                .row(
                        "Single tables",
                        version.backup().flatMap(Backup::tables).isPresent()
                                ? "brought back beside the live ones"
                                : "none")
                .row(
                        "Import",
                        version.backup().flatMap(Backup::source).isPresent()
                                ? "from a live server elsewhere, as a backup"
                                : "none")
                .row(
                        "Upload",
                        version.backup()
                                .flatMap(Backup::upload)
                                .map(file -> "an export, or " + file)
                                .orElse("none"))
                .row(
                        "Figures",
                        version.metrics().isPresent() ? "of the engine and of its container" : "of its container")
                .row("When its storage is full", whenFull(version));
    }

    private static String encryption(EngineVersion version) {
        if (version.launch().port().isEmpty()) {
            return "nothing listens";
        }
        return version.launch().hasCertificate()
                ? "TLS with a certificate of the site's own authority"
                : "none: what goes to clients can be read along";
    }

    private static String whenFull(EngineVersion version) {
        return version.administration().quota().isPresent()
                ? "it is told, and applications only read and delete until there is room"
                : "it is told; nothing is stopped";
    }

    private static String rotation(EngineVersion version) {
        return version.credentials()
                .filter(Credentials::rotates)
                .map(credentials -> credentials.rotate().isPresent()
                        ? "while it runs"
                        : "the container is made anew, a short interruption")
                .orElse("none");
    }

    private static String backup(Backup backup) {
        String proof = backup.snapshot().isPresent()
                ? "the fingerprint is of the dump's own snapshot: proofs are exact"
                : "the content is looked at before and after: proofs are bracketed, or structural when it changed meanwhile";
        String restore = backup.restore() instanceof Backup.SideDatabase
                ? "restored beside the live database, then switched"
                : "restored into a volume of its own, which then takes the live one's place";
        return "`." + backup.extension() + "`; " + proof + "; " + restore;
    }

    private static String physical(Backup.Physical physical) {
        return "`." + physical.extension() + "`: the server's files while it runs, for the same version";
    }

    private static String connection(EngineVersion version) {
        if (version.credentials().isEmpty()) {
            return "";
        }
        var urls = new TreeMap<>(version.credentials().get().urls());
        String forms = urls.entrySet().stream()
                .map(form ->
                        form.getKey() + ":\n\n```\n" + form.getValue().source().strip() + "\n```\n")
                .collect(Collectors.joining("\n"));
        return "\n## How to connect\n\n" + forms;
    }

    private static String administration(Administration can) {
        if (can.lists().isEmpty() && can.tasks().isEmpty() && can.maintenance().isEmpty()) {
            return "";
        }
        return "\n## Administration\n\n"
                + Markdown.table("", "")
                        .row("Lists", words(can.lists().keySet().stream().map(Subject::text)))
                        .row("Tasks", words(can.tasks().keySet().stream().map(Task::text)))
                        .row(
                                "Further users",
                                words(can.users().keySet().stream().map(UserAccess::toString)))
                        .row("Maintenance", words(can.maintenance().keySet().stream()));
    }

    private static String words(Stream<String> names) {
        String all = names.sorted().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all;
    }

    private static String figures(EngineVersion version) {
        return version.metrics()
                .map(metrics -> "\n## Figures\n\n"
                        + metrics.names().printed().keySet().stream()
                                .sorted()
                                .map(name -> "`" + name + "`")
                                .collect(Collectors.joining(", "))
                        + "\n")
                .orElse("");
    }

    private static String share(Sizing.Share share) {
        String unit = share.of() == Sizing.Of.VCPUS
                ? ""
                : ", in units of " + share.per().map(ByteSize::toString).orElse("1MiB");
        return share.percent().map(percent -> percent + " % of ").orElse("")
                + share.of().name().toLowerCase(Locale.ROOT) + unit + ", from " + share.min() + " to " + share.max();
    }

    private static String parameters(EngineVersion version) {
        if (version.parameters().known().isEmpty()) {
            return "";
        }
        Markdown table = Markdown.table("Parameter", "What it does", "Values", "Usually");
        new TreeMap<>(version.parameters().known())
                .forEach((name, parameter) -> table.row(
                        "`" + name + "`",
                        parameter.about(),
                        values(parameter),
                        "`" + parameter.standard().source() + "`"));
        return "\n## Parameters\n\nWhat an owner may choose. A change starts the server anew.\n\n" + table;
    }

    private static String values(Parameter parameter) {
        return parameter.values().isEmpty()
                ? plain(parameter.min()) + " to " + plain(parameter.max())
                        + parameter.unit().map(unit -> " " + unit).orElse("")
                : String.join(", ", parameter.values());
    }

    private static String plain(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse("");
    }

    private static String sizing(EngineVersion version) {
        List<String> shares =
                version.sizing().shares().keySet().stream().sorted().toList();
        if (shares.isEmpty()) {
            return "";
        }
        Markdown table = Markdown.table("Setting", "Share");
        shares.forEach(share -> table.row(
                "`" + share + "`",
                share(Objects.requireNonNull(version.sizing().shares().get(share)))));
        return "\n## What follows the size\n\n" + table;
    }
}
