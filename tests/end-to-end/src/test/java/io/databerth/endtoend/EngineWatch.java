package io.databerth.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The container engine's own command line as an onlooker: its events with all attributes, and inspect of everything. */
final class EngineWatch implements AutoCloseable {
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final Process watcher;

    EngineWatch() throws IOException {
        watcher = new ProcessBuilder("docker", "events", "--format", "{{json .}}").start();
        Thread.ofPlatform().daemon().name("engine-watch").start(this::read);
    }

    List<String> events() {
        return events;
    }

    List<String> inspectAll() throws IOException {
        List<String> all = new ArrayList<>();
        for (String id : lines("docker", "ps", "-aq")) {
            all.addAll(lines("docker", "inspect", id));
        }
        return all;
    }

    private void read() {
        try (BufferedReader reader = watcher.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(events::add);
        } catch (IOException | UncheckedIOException closed) {
            return;
        }
    }

    private static List<String> lines(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            return reader.lines().toList();
        }
    }

    @Override
    public void close() {
        watcher.destroy();
    }
}
