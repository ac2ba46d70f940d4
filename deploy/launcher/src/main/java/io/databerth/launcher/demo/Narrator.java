package io.databerth.launcher.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells each step with its duration while it happens, and all of them as a table at the end. */
final class Narrator {
    private static final int TITLE_WIDTH = 58;
    private final List<Told> told = new ArrayList<>();
    private final PrintStream out;

    Narrator(PrintStream out) {
        this.out = out;
    }

    /** What a step does; the text it returns is the fact that it found. */
    @FunctionalInterface
    interface Scene {
        String play() throws Exception;
    }

    private record Told(String title, Duration duration, String fact) {}

    /** Plays a step; its failure is told and thrown on. */
    void step(String title, Scene scene) throws Exception {
        long begin = System.nanoTime();
        try {
            String fact = scene.play();
            Told entry = new Told(title, since(begin), fact);
            told.add(entry);
            out.println(line(told.size(), entry, "ok  "));
        } catch (Exception failed) {
            out.println(
                    line(told.size() + 1, new Told(title, since(begin), String.valueOf(failed.getMessage())), "FAIL"));
            throw failed;
        }
    }

    void summary() {
        Duration all = told.stream().map(Told::duration).reduce(Duration.ZERO, Duration::plus);
        out.printf(Locale.ROOT, "%n%d steps, all as they should be, in %.1f s%n", told.size(), all.toMillis() / 1000.0);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static String line(int number, Told entry, String verdict) {
        String title = entry.title().length() > TITLE_WIDTH ? entry.title().substring(0, TITLE_WIDTH) : entry.title();
        return String.format(
                Locale.ROOT,
                "%2d  %s  %-" + TITLE_WIDTH + "s %7.2f s  %s",
                number,
                verdict,
                title,
                entry.duration().toMillis() / 1000.0,
                entry.fact());
    }
}
