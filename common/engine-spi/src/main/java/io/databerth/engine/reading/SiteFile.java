package io.databerth.engine.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.databerth.engine.ImageMirror;
import io.databerth.engine.InvalidEngineException;
import io.databerth.engine.Sku;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code site.yaml} in the operator's directory: what a site has of its own besides engines.
 *
 * @param registry from which all images come that are not built on the host
 * @param skus sizes besides those that everyone has
 */
public record SiteFile(Optional<ImageMirror> registry, List<Sku> skus) {
    private static final String NAME = "site.yaml";
    private static final SiteFile NONE = new SiteFile(Optional.empty(), List.of());

    private record Written(Optional<String> registry, List<SkuReader.Entry> skus) {}

    /** Without such a file, a site has nothing of its own; {@link InvalidEngineException} when it is wrong. */
    public static SiteFile in(Path operatorDirectory) {
        Path file = operatorDirectory.resolve(NAME);
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            return read(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new InvalidEngineException("cannot read " + file + ": " + unreadable, unreadable);
        }
    }

    private static SiteFile read(String place, String yaml) {
        try {
            Written written = DescriptorYaml.shared().readValue(yaml, Written.class);
            return new SiteFile(
                    written.registry().map(ImageMirror::new),
                    written.skus().stream().map(SkuReader.Entry::sku).toList());
        } catch (JsonProcessingException wrong) {
            throw DescriptorYaml.explain(place, wrong);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidEngineException(place + ": " + wrong.getMessage(), wrong);
        }
    }
}
