package io.databerth.backup.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file name of a backup, {@code {container}-{YYYYMMDD-HHMMSS}.{extension}.enc} in UTC; cannot leave its folder. */
public record BackupName(String container, Instant takenAt, String extension) {
    private static final Pattern CONTAINER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,16}(\\.[a-z0-9]{1,16})?");
    private static final Pattern FILE =
            Pattern.compile("(" + CONTAINER + ")-([0-9]{8}-[0-9]{6})\\.(" + EXTENSION + ")\\.enc");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    public BackupName {
        if (!CONTAINER.matcher(container).matches()) {
            throw new IllegalArgumentException("a container's name in a file name has 1 to 128 of A-Z a-z 0-9 _ . -");
        }
        if (!EXTENSION.matcher(extension).matches()) {
            throw new IllegalArgumentException("an extension has one or two parts of 1 to 16 of a-z 0-9");
        }
        takenAt = takenAt.truncatedTo(ChronoUnit.SECONDS);
        if (takenAt.isBefore(Instant.EPOCH) || takenAt.isAfter(LATEST)) {
            throw new IllegalArgumentException("a backup is taken between 1970 and 9999");
        }
    }

    /** Empty when the text is not the name of a backup. */
    public static Optional<BackupName> parse(String fileName) {
        Matcher parts = FILE.matcher(fileName);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Instant at = LocalDateTime.parse(parts.group(2), SECOND).toInstant(ZoneOffset.UTC);
            return Optional.of(new BackupName(parts.group(1), at, parts.group(3)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String fileName() {
        return container + "-" + SECOND.format(takenAt.atOffset(ZoneOffset.UTC)) + "." + extension + ".enc";
    }

    /** Of the file that publishes it. */
    public String manifestName() {
        return fileName() + BackupFolder.MANIFEST;
    }

    @Override
    public String toString() {
        return fileName();
    }
}
