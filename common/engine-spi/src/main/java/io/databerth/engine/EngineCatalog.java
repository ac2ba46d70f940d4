package io.databerth.engine;

import io.databerth.engine.reading.EngineFolders;
import io.databerth.engine.reading.EngineReader;
import io.databerth.engine.reading.SiteFile;
import io.databerth.engine.reading.SkuReader;
import io.databerth.engine.reading.VerificationReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every engine and size that this installation offers, read and checked once. */
public final class EngineCatalog {
    private final Map<String, Engine> engines;
    private final List<Sku> skus;
    private final List<Verification> verified;

    private EngineCatalog(Map<String, Engine> engines, List<Sku> skus, List<Verification> verified) {
        this.engines = engines;
        this.skus = List.copyOf(skus);
        this.verified = List.copyOf(verified);
    }

    /**
     * Reads the engines on the class path and those in the operator's directory, which need not exist, and what that says of
     * the site's own registry and sizes.
     *
     * @throws InvalidEngineException at the first mistake in any descriptor, or when two engines or sizes have the same id
     */
    public static EngineCatalog load(Path operatorDirectory) {
        var folders = new ArrayList<>(EngineFolders.onClassPath());
        folders.addAll(EngineFolders.in(operatorDirectory));
        SiteFile site = SiteFile.in(operatorDirectory);
        List<Engine> engines = folders.stream()
                .map(EngineReader::read)
                .map(engine -> site.registry().map(engine::from).orElse(engine))
                .toList();
        return of(engines, together(SkuReader.onClassPath(), site.skus()));
    }

    private static List<Sku> together(List<Sku> usual, List<Sku> own) {
        var all = new ArrayList<>(usual);
        for (Sku sku : own) {
            if (all.stream().anyMatch(each -> each.id().equals(sku.id()))) {
                throw new InvalidEngineException(
                        "there are two sizes '" + sku.id() + "': give the one in site.yaml another number");
            }
            all.add(sku);
        }
        return all;
    }

    /** Reads only what is on the class path. */
    public static EngineCatalog builtIn() {
        return of(EngineFolders.onClassPath().stream().map(EngineReader::read).toList(), SkuReader.onClassPath());
    }

    private static EngineCatalog of(List<Engine> found, List<Sku> skus) {
        var engines = new TreeMap<String, Engine>();
        for (Engine engine : found) {
            if (engines.put(engine.id(), engine) != null) {
                throw new InvalidEngineException(
                        "two descriptors have the id '" + engine.id() + "': rename the folder and the id of your own");
            }
        }
        if (found.stream().filter(Engine::isDefault).count() > 1) {
            throw new InvalidEngineException("more than one engine has 'default: true': leave it to one");
        }
        return new EngineCatalog(engines, skus, VerificationReader.onClassPath());
    }

    /** All engines, by id. */
    public Collection<Engine> engines() {
        return List.copyOf(engines.values());
    }

    /** The engine of a request that names none. */
    public Optional<Engine> defaultEngine() {
        return engines.values().stream().filter(Engine::isDefault).findFirst();
    }

    public Optional<Engine> engine(String id) {
        return Optional.ofNullable(engines.get(id));
    }

    public Optional<EngineVersion> version(String engine, String version) {
        return engine(engine).flatMap(found -> found.version(version));
    }

    /**
     * The green run of the conformance kit for a version; empty when there was none, or when the engine's folder has been changed since.
     */
    public Optional<Verification> verification(EngineVersion version) {
        return engine(version.engine()).flatMap(engine -> lastVerification(version)
                .filter(run -> run.folder().equals(engine.folder())));
    }

    /** The last green run for a version, whatever its engine's folder was then. */
    public Optional<Verification> lastVerification(EngineVersion version) {
        return verified.stream()
                .filter(run ->
                        run.engine().equals(version.engine()) && run.version().equals(version.id()))
                .findFirst();
    }

    /** All sizes, in the order of the file. */
    public List<Sku> skus() {
        return skus;
    }

    public Optional<Sku> sku(String id) {
        return skus.stream().filter(sku -> sku.id().equals(id)).findFirst();
    }
}
