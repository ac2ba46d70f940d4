package io.databerth.engine.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.databerth.engine.InvalidEngineException;
import io.databerth.engine.Verification;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the record of the conformance kit's green runs, which the kit writes. */
public final class VerificationReader {
    public static final String FILE = "verified.yaml";

    private VerificationReader() {}

    private record Verified(List<Verification> verified) {}

    /** The record on the class path; empty when there is none. */
    public static List<Verification> onClassPath() {
        String place = EngineFolders.ROOT + FILE;
        try {
            List<URL> found = EngineFolders.resources(place);
            if (found.isEmpty()) {
                return List.of();
            }
            try (var content = found.getFirst().openStream()) {
                return read(place, new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new InvalidEngineException("cannot read " + place + ": " + unreadable, unreadable);
        }
    }

    /** @throws InvalidEngineException saying where it is wrong */
    public static List<Verification> read(String place, String yaml) {
        try {
            return DescriptorYaml.shared().readValue(yaml, Verified.class).verified();
        } catch (JsonProcessingException wrong) {
            throw DescriptorYaml.explain(place, wrong);
        }
    }
}
