package io.databerth.backup.log;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What waits inside a container to be collected.
 *
 * @param until what was committed until then is in pieces that wait or were released
 * @param marked there is a commit after this moment in them
 * @param released the last piece that was released
 * @param pieces in the order in which they are followed
 */
record CollectedLog(Instant until, Instant marked, Optional<String> released, List<Piece> pieces) {
    private static final String LOST = "lost";
    private static final Pattern MOMENTS = Pattern.compile("until (\\S+) marked (\\S+)");
    private static final Pattern RELEASED = Pattern.compile("released ([A-Za-z0-9][A-Za-z0-9._-]{0,127})");
    private static final Pattern PIECE = Pattern.compile("piece ([A-Za-z0-9][A-Za-z0-9._-]{0,127}) ([0-9]{1,18})");

    /** A part of the log as it lies in the container. */
    record Piece(String name, long bytes) {}

    CollectedLog {
        pieces = List.copyOf(pieces);
    }

    /**
     * Reads what {@code log.collect} of a descriptor prints; empty when pieces may be missing.
     *
     * @throws CodedException ENGINE_COMMAND_FAILED when it is anything else
     */
    static Optional<CollectedLog> parse(String output) {
        List<String> lines = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.equals(List.of(LOST))) {
            return Optional.empty();
        }
        if (lines.isEmpty()) {
            throw wrong("printed nothing");
        }
        Matcher moments = MOMENTS.matcher(lines.getFirst());
        if (!moments.matches()) {
            throw wrong("begins with the line '" + lines.getFirst() + "'");
        }
        Optional<String> released = lines.stream()
                .skip(1)
                .limit(1)
                .map(RELEASED::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .findFirst();
        List<Piece> pieces = new ArrayList<>();
        for (String line : lines.subList(released.isPresent() ? 2 : 1, lines.size())) {
            Matcher piece = PIECE.matcher(line);
            if (!piece.matches()) {
                throw wrong("has the line '" + line + "'");
            }
            pieces.add(new Piece(piece.group(1), Long.parseLong(piece.group(2))));
        }
        return Optional.of(new CollectedLog(moment(moments.group(1)), moment(moments.group(2)), released, pieces));
    }

    /** In groups that are collected together, each of at most {@code bytes} unless one piece alone is more. */
    static List<List<Piece>> grouped(List<Piece> pieces, long bytes) {
        List<List<Piece>> groups = new ArrayList<>();
        List<Piece> group = new ArrayList<>();
        long size = 0;
        for (Piece piece : pieces) {
            if (!group.isEmpty() && size + piece.bytes() > bytes) {
                groups.add(List.copyOf(group));
                group.clear();
                size = 0;
            }
            group.add(piece);
            size += piece.bytes();
        }
        if (!group.isEmpty()) {
            groups.add(List.copyOf(group));
        }
        return List.copyOf(groups);
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException none) {
            throw wrong("names the moment '" + text + "'");
        }
    }

    private static CodedException wrong(String how) {
        return new CodedException(ErrorCode.ENGINE_COMMAND_FAILED, "the collection of the log " + how);
    }
}
