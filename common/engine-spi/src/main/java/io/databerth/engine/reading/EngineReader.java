package io.databerth.engine.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.databerth.engine.Engine;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.InvalidEngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes an {@link Engine} of a folder. */
public final class EngineReader {
    /** What a version says about itself, and therefore cannot override. */
    private static final Set<String> NOT_SECTIONS = Set.of("id", "title", "category", "access", "default", "versions");

    private static final String ADMINISTRATION = "administration";

    private EngineReader() {}

    /**
     * Reads and checks a descriptor.
     *
     * @throws InvalidEngineException at the first mistake, saying where it is and what to do
     */
    public static Engine read(EngineFolder folder) {
        ObjectReader reader = DescriptorYaml.shared()
                .readerFor(DescriptorFile.class)
                .withAttribute(TemplateDeserializer.FOLDER, folder);
        try {
            DescriptorFile file = withAdministration(folder, reader, reader.readValue(folder.descriptor()));
            if (!file.id().equals(folder.name())) {
                throw new InvalidEngineException(folder.place() + ": the id '" + file.id()
                        + "' differs from the folder's name '" + folder.name() + "': make them equal");
            }
            JsonNode tree = tree(folder);
            var versions = new ArrayList<EngineVersion>();
            for (DescriptorFile.Version version : file.versions()) {
                versions.add(version(folder, reader, file, tree, version));
            }
            return engine(folder, file, versions);
        } catch (JsonProcessingException wrong) {
            throw DescriptorYaml.explain(folder.place(), wrong);
        }
    }

    /** The section that has a file of its own, because it is as long as all others together. */
    private static DescriptorFile withAdministration(EngineFolder folder, ObjectReader reader, DescriptorFile file) {
        String text = folder.files().get(ADMINISTRATION + ".yaml");
        if (text == null) {
            return file;
        }
        String place = folder.origin() + "/" + ADMINISTRATION + ".yaml";
        if (file.administration().isPresent()) {
            throw new InvalidEngineException(place + ": engine.yaml has this section too: keep one of them");
        }
        try {
            return file.with(reader.forType(AdministrationFile.class).readValue(text));
        } catch (JsonProcessingException wrong) {
            throw DescriptorYaml.explain(place, wrong);
        }
    }

    private static JsonNode tree(EngineFolder folder) throws JsonProcessingException {
        JsonNode tree = DescriptorYaml.shared().readTree(folder.descriptor());
        String administration = folder.files().get(ADMINISTRATION + ".yaml");
        return administration == null || !(tree instanceof ObjectNode whole)
                ? tree
                : whole.set(ADMINISTRATION, DescriptorYaml.shared().readTree(administration));
    }

    private static Engine engine(EngineFolder folder, DescriptorFile file, List<EngineVersion> versions) {
        try {
            return new Engine(
                    file.id(),
                    file.title(),
                    file.category(),
                    file.access(),
                    versions,
                    folder.digest(),
                    file.isDefault().orElse(false));
        } catch (IllegalArgumentException wrong) {
            throw new InvalidEngineException(folder.place() + ": " + wrong.getMessage(), wrong);
        }
    }

    private static EngineVersion version(
            EngineFolder folder,
            ObjectReader reader,
            DescriptorFile file,
            JsonNode tree,
            DescriptorFile.Version version) {
        String place = folder.place() + ", version " + version.id();
        JsonNode written = version.sections()
                .map(name -> withSectionsOf(folder, name, tree))
                .orElse(tree);
        DescriptorFile sections = version.overrides()
                .map(over -> overridden(place, reader, written, over))
                .orElseGet(() -> written == tree ? file : sections(place, reader, written));
        try {
            EngineVersion made = sections.as(version);
            HoleCheck.of(made, place);
            return made;
        } catch (IllegalArgumentException wrong) {
            throw new InvalidEngineException(place + ": " + wrong.getMessage(), wrong);
        }
    }

    /** What the engine says of itself, and the sections of another file of its folder. */
    private static JsonNode withSectionsOf(EngineFolder folder, String name, JsonNode tree) {
        String text = folder.files().get(name);
        if (text == null) {
            throw new InvalidEngineException(folder.place() + ": the folder has no file '" + name + "' with sections");
        }
        try {
            JsonNode own = DescriptorYaml.shared().readTree(text);
            refuseWhatIsNoSection(folder.origin() + "/" + name, own);
            ObjectNode whole = own.deepCopy();
            NOT_SECTIONS.stream().filter(tree::has).forEach(key -> whole.set(key, tree.path(key)));
            return whole;
        } catch (JsonProcessingException wrong) {
            throw DescriptorYaml.explain(folder.origin() + "/" + name, wrong);
        }
    }

    private static DescriptorFile overridden(String place, ObjectReader reader, JsonNode tree, JsonNode overrides) {
        refuseWhatIsNoSection(place, overrides);
        return sections(place + ", with its overrides", reader, merged(tree, overrides));
    }

    private static void refuseWhatIsNoSection(String place, JsonNode sections) {
        sections.fieldNames().forEachRemaining(name -> {
            if (NOT_SECTIONS.contains(name)) {
                throw new InvalidEngineException(place + ": a version cannot override '" + name + "': remove it");
            }
        });
    }

    private static DescriptorFile sections(String place, ObjectReader reader, JsonNode tree) {
        try {
            return reader.readValue(tree);
        } catch (JsonProcessingException wrong) {
            throw DescriptorYaml.explain(place, wrong);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode merged(JsonNode below, JsonNode above) {
        if (!(below instanceof ObjectNode) || !(above instanceof ObjectNode over) || over.has("file")) {
            return above;
        }
        ObjectNode result = below.deepCopy();
        over.properties()
                .forEach(entry -> result.set(entry.getKey(), merged(result.path(entry.getKey()), entry.getValue())));
        return result;
    }
}
