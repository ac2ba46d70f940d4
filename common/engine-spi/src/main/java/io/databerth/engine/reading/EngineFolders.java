package io.databerth.engine.reading;

import io.databerth.engine.InvalidEngineException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;

/** Finds engine folders: below {@code engines/} on the class path, wherever that holds the list of sizes, and in a directory. */
public final class EngineFolders {
    static final String ROOT = "engines/";
    static final String MARK = ROOT + "skus.yaml";
    private static final int LARGEST_FILE = 1 << 20;

    private EngineFolders() {}

    /**
     * The folders that are packed with this program; every entry of the class path with engines is looked into. A folder that is there twice with
     * the same files is one: a program's manifest may name a jar that the class path holds as well.
     */
    public static List<EngineFolder> onClassPath() {
        var folders = new ArrayList<EngineFolder>();
        try {
            for (URL mark : marks()) {
                folders.addAll(mark.getProtocol().equals("jar") ? inJar(mark) : in(parent(mark)));
            }
        } catch (IOException unreadable) {
            throw new InvalidEngineException("cannot read the engines on the class path: " + unreadable, unreadable);
        }
        var distinct = new LinkedHashMap<Map.Entry<String, Map<String, String>>, EngineFolder>();
        folders.forEach(folder -> distinct.putIfAbsent(Map.entry(folder.name(), folder.files()), folder));
        return List.copyOf(distinct.values());
    }

    static List<URL> marks() throws IOException {
        return resources(MARK);
    }

    /** Wherever the class path holds a file of that name. */
    static List<URL> resources(String name) throws IOException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return Collections.list((loader == null ? ClassLoader.getSystemClassLoader() : loader).getResources(name));
    }

    private static Path parent(URL mark) {
        try {
            return Path.of(new URI(mark.toString())).resolveSibling("");
        } catch (URISyntaxException malformed) {
            throw new InvalidEngineException("cannot read " + mark, malformed);
        }
    }

    /** The folders with a descriptor in a directory; none when there is no such directory. */
    public static List<EngineFolder> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var children = Files.list(directory)) {
            var folders = new ArrayList<EngineFolder>();
            for (Path folder : children.sorted().toList()) {
                if (Files.exists(folder.resolve(EngineFolder.DESCRIPTOR))) {
                    folders.add(folder(folder));
                }
            }
            return folders;
        } catch (IOException unreadable) {
            throw new InvalidEngineException("cannot read the engines in " + directory + ": " + unreadable, unreadable);
        }
    }

    private static EngineFolder folder(Path folder) throws IOException {
        var files = new HashMap<String, String>();
        try (var children = Files.list(folder)) {
            for (Path file : children.filter(Files::isRegularFile).toList()) {
                files.put(name(file), text(file.toString(), Files.size(file), Files.readAllBytes(file)));
            }
        }
        return new EngineFolder(folder.toString(), name(folder), files);
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    private static List<EngineFolder> inJar(URL mark) throws IOException {
        var connection = (JarURLConnection) mark.openConnection();
        // A cached jar is shared: closing it would close it under the class loader.
        connection.setUseCaches(false);
        var folders = new TreeMap<String, Map<String, String>>();
        try (JarFile jar = connection.getJarFile()) {
            for (var entry : Collections.list(jar.entries())) {
                String[] steps = entry.getName().split("/", -1);
                if (steps.length == 3 && entry.getName().startsWith(ROOT) && !entry.isDirectory()) {
                    try (var content = jar.getInputStream(entry)) {
                        byte[] bytes = content.readNBytes(LARGEST_FILE + 1);
                        folders.computeIfAbsent(steps[1], _ -> new HashMap<>())
                                .put(steps[2], text(entry.getName(), bytes.length, bytes));
                    }
                }
            }
        }
        return folders.entrySet().stream()
                .filter(folder -> folder.getValue().containsKey(EngineFolder.DESCRIPTOR))
                .map(folder -> new EngineFolder(ROOT + folder.getKey(), folder.getKey(), folder.getValue()))
                .toList();
    }

    private static String text(String place, long size, byte[] bytes) {
        if (size > LARGEST_FILE) {
            throw new InvalidEngineException(place + " is larger than 1 MiB: keep descriptors and templates small");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
