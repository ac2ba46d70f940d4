package io.databerth.engine.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.databerth.engine.ByteSize;
import io.databerth.engine.InvalidEngineException;
import io.databerth.engine.Resources;
import io.databerth.engine.Sku;
import io.databerth.engine.SkuSeries;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;

/** Reads the list of sizes. */
public final class SkuReader {
    private SkuReader() {}

    record Entry(String id, SkuSeries series, String title, double vcpus, ByteSize memory, ByteSize storage) {
        Sku sku() {
            return new Sku(id, series, title, new Resources(vcpus, memory, storage));
        }
    }

    private record Catalogue(List<Entry> skus) {}

    /** The sizes on the class path: the first list that it holds. */
    public static List<Sku> onClassPath() {
        try {
            List<URL> found = EngineFolders.marks();
            if (found.isEmpty()) {
                throw new InvalidEngineException("no " + EngineFolders.MARK + " on the class path: add the engines");
            }
            try (var content = found.getFirst().openStream()) {
                return read(EngineFolders.MARK, new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new InvalidEngineException("cannot read " + EngineFolders.MARK + ": " + unreadable, unreadable);
        }
    }

    static List<Sku> read(String place, String yaml) {
        try {
            Catalogue catalogue = DescriptorYaml.shared().readValue(yaml, Catalogue.class);
            var ids = new HashSet<String>();
            for (Entry entry : catalogue.skus()) {
                if (!ids.add(entry.id())) {
                    throw new InvalidEngineException(place + ": the size '" + entry.id() + "' is there twice");
                }
            }
            return catalogue.skus().stream().map(Entry::sku).toList();
        } catch (JsonProcessingException wrong) {
            throw DescriptorYaml.explain(place, wrong);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidEngineException(place + ": " + wrong.getMessage(), wrong);
        }
    }
}
