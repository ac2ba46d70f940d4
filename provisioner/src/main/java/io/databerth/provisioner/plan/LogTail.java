package io.databerth.provisioner.plan;

import io.databerth.contracts.Secret;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The end of a server's log or of a tool's complaint, short enough for a message and without any secret. */
public final class LogTail {
    private static final int LINES = 12;
    private static final int CHARACTERS = 1500;

    private LogTail() {}

    public static String of(String text, Stream<Secret> secrets) {
        String masked = text;
        for (Secret secret : secrets.toList()) {
            if (!secret.reveal().isBlank()) {
                masked = masked.replace(secret.reveal(), secret.toString());
            }
        }
        List<String> lines = masked.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String tail = lines.stream().skip(Math.max(0, lines.size() - LINES)).collect(Collectors.joining("\n"));
        return tail.length() <= CHARACTERS ? tail : "…" + tail.substring(tail.length() - CHARACTERS);
    }
}
