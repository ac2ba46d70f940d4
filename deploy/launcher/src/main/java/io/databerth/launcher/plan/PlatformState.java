package io.databerth.launcher.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the supervisor writes down for the other commands: one line for the whole, one for each part. */
public record PlatformState(Phase phase, String message, List<PartState> parts) {
    private static final String SEPARATOR = "\t";

    public PlatformState {
        message = message.replaceAll("[\\t\\n\\r]+", " ");
        parts = List.copyOf(parts);
    }

    /** How far the whole is; in READY the message is the address. */
    public enum Phase {
        STARTING,
        READY,
        STOPPING,
        FAILED
    }

    /** How far one part is. */
    public enum Condition {
        DOWN,
        STARTING,
        READY
    }

    /**
     * One part.
     *
     * @param pid 0 when it has no process
     * @param startedAt milliseconds since 1970
     */
    public record PartState(String name, Condition condition, long pid, int port, long startedAt, int restarts) {

        private String line() {
            return Stream.of(name, condition, pid, port, startedAt, restarts)
                    .map(Object::toString)
                    .collect(Collectors.joining(SEPARATOR));
        }

        private static PartState parse(String line) {
            String[] fields = line.split(SEPARATOR, -1);
            return new PartState(
                    fields[0],
                    Condition.valueOf(fields[1]),
                    Long.parseLong(fields[2]),
                    Integer.parseInt(fields[3]),
                    Long.parseLong(fields[4]),
                    Integer.parseInt(fields[5]));
        }
    }

    public String text() {
        return phase + SEPARATOR + message + "\n"
                + parts.stream().map(part -> part.line() + "\n").collect(Collectors.joining());
    }

    public static PlatformState parse(String text) {
        List<String> lines = text.lines().toList();
        String[] first = lines.getFirst().split(SEPARATOR, 2);
        List<PartState> parts = lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(PartState::parse)
                .toList();
        return new PlatformState(Phase.valueOf(first[0]), first[1], parts);
    }
}
