package io.databerth.gateway.engines;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.engine.Backup;
import io.databerth.engine.Engine;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What can be asked for; read once at the start. */
@ApplicationScoped
public class Catalogue {
    private static final String DEFAULT_SIZE = "B1";

    private final EngineCatalog catalog;
    private final Optional<String> defaultEngine;

    @Inject
    Catalogue(
            @ConfigProperty(name = "databerth.engines-directory", defaultValue = "/etc/databerth/engines")
                    Path operatorDirectory,
            @ConfigProperty(name = "databerth.default-engine") Optional<String> defaultEngine) {
        this.catalog = EngineCatalog.load(operatorDirectory);
        this.defaultEngine = defaultEngine.or(() -> catalog.defaultEngine().map(Engine::id));
    }

    Collection<Engine> engines() {
        return catalog.engines();
    }

    List<Sku> skus() {
        return catalog.skus();
    }

    EngineAnswer answer(Engine engine) {
        return EngineAnswer.of(engine, isDefault(engine), catalog);
    }

    /** Whether this is the engine of a request that names none. */
    private boolean isDefault(Engine engine) {
        return engine.id().equals(defaultEngine.orElse("")) || catalog.engines().size() == 1;
    }

    /** The engine of that id; without one the site's default, or the only one there is. */
    public Engine engine(@Nullable String id) {
        if (id == null) {
            return catalog.engines().stream()
                    .filter(this::isDefault)
                    .findFirst()
                    .orElseThrow(() -> new CodedException(
                            ErrorCode.REQUEST_INVALID, "engine is missing, and this site has no default engine"));
        }
        return catalog.engine(id)
                .orElseThrow(() ->
                        new CodedException(ErrorCode.ENGINE_UNKNOWN, "this site does not offer an engine of that id"));
    }

    public EngineVersion version(Engine engine, @Nullable String version) {
        if (version == null) {
            return engine.preferred();
        }
        return engine.version(version)
                .orElseThrow(() -> new CodedException(
                        ErrorCode.VERSION_UNKNOWN,
                        engine.title() + " is offered in the versions "
                                + String.join(
                                        ", ",
                                        engine.versions().stream()
                                                .map(EngineVersion::id)
                                                .toList())));
    }

    /** The version that a database runs; absent when its descriptor has been taken away since. */
    public EngineVersion versionOf(String engine, String version) {
        return catalog.version(engine, version)
                .orElseThrow(() -> new CodedException(
                        ErrorCode.ENGINE_UNKNOWN, "this site no longer offers the engine of this database"));
    }

    /** OPERATION_UNSUPPORTED when the descriptor says nothing of such backups. */
    public static void requireBackups(EngineVersion version, BackupKind kind) {
        if (version.backup().flatMap(backup -> backup.by(kind)).isEmpty()) {
            throw new CodedException(
                    ErrorCode.OPERATION_UNSUPPORTED, kind + " backups of this engine are not supported");
        }
    }

    /** OPERATION_UNSUPPORTED when such a backup does not go from one inner database to the next. */
    public static void requireBackupsByDatabase(EngineVersion version, @Nullable BackupKind kind) {
        boolean possible = (kind == null || kind == BackupKind.LOGICAL)
                && version.backup().filter(Backup::goesByDatabase).isPresent();
        if (!possible) {
            throw new CodedException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "single inner databases of such a backup cannot be brought back: restore all of it, or begin a new database with it");
        }
    }

    /** OPERATION_UNSUPPORTED when the descriptor does not say how single tables come back. */
    public static void requireTables(EngineVersion version) {
        if (version.backup().flatMap(Backup::tables).isEmpty()) {
            throw new CodedException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "single tables of this engine cannot be brought back: begin a new database with the backup, and take them from there");
        }
    }

    /** OPERATION_UNSUPPORTED when the descriptor cannot do all that the policy wants. */
    public static void requirePolicy(EngineVersion version, BackupPolicy policy) {
        requireBackups(version, policy.takes());
        boolean hasLog = version.backup()
                .flatMap(Backup::physical)
                .flatMap(Backup.Physical::log)
                .isPresent();
        if (policy.pointInTime().isPresent() && !hasLog) {
            throw new CodedException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "moments of this engine cannot be brought back: leave pointInTime out");
        }
    }

    /** The size of that id; without one the site's default, or the smallest that the engine works with. */
    public Sku sku(@Nullable String id, EngineVersion version) {
        Sku sku = catalog.sku(id == null ? DEFAULT_SIZE : id)
                .orElseThrow(() -> new CodedException(ErrorCode.SKU_UNKNOWN, "there is no size of that id"));
        if (suffices(sku, version)) {
            return sku;
        }
        Optional<Sku> smallest = smallestFor(version);
        if (id == null && smallest.isPresent()) {
            return smallest.get();
        }
        throw new CodedException(
                ErrorCode.SKU_TOO_SMALL,
                "this engine needs at least " + version.launch().memoryFloor() + " of memory"
                        + smallest.map(fitting -> ": take " + fitting.id() + " or a larger size")
                                .orElse(""));
    }

    private static boolean suffices(Sku sku, EngineVersion version) {
        return sku.resources().memory().bytes()
                >= version.launch().memoryFloor().bytes();
    }

    private Optional<Sku> smallestFor(EngineVersion version) {
        return catalog.skus().stream()
                .filter(sku -> suffices(sku, version))
                .min(Comparator.comparingLong(
                                (Sku sku) -> sku.resources().memory().bytes())
                        .thenComparingDouble(sku -> sku.resources().vcpus()));
    }
}
