package io.databerth.engine;

import io.databerth.engine.credential.ScramSha256Verifier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A way to write a value so that it is safe where it goes: the hole {@code ${database_identifier}} is {@code database} as IDENTIFIER. */
public enum HoleForm {
    /** A quoted SQL identifier, as the engine's {@code quoting} says. */
    IDENTIFIER("_identifier", false),
    /** A quoted SQL string. */
    LITERAL("_literal", false),
    /** Percent-encoded for any part of a URL. */
    URL("_url", false),
    /** Between double quotes, with a backslash before quotes and backslashes: for tools that read words from their input. */
    QUOTED("_quoted", false),
    /** A JSON string with its quotes (RFC 8259), which is one of JavaScript too. */
    JSON("_json", false),
    /** The SCRAM-SHA-256 verifier of a password, with a fresh salt each time. Before SHA_256, whose ending it has too. */
    SCRAM_SHA_256("_scram_sha_256", true),
    /** The digest as lower-case hexadecimal digits, for engines that keep that of a random password. */
    SHA_256("_sha_256", true);

    private final String suffix;
    private final boolean onlyForPasswords;

    HoleForm(String suffix, boolean onlyForPasswords) {
        this.suffix = suffix;
        this.onlyForPasswords = onlyForPasswords;
    }

    /** The form that a hole's name asks for; empty when the name has no such ending. */
    static Optional<HoleForm> of(String hole) {
        return Arrays.stream(values())
                .filter(form -> hole.endsWith(form.suffix))
                .findFirst();
    }

    /** The name of the value that is to be written in this form. */
    String subject(String hole) {
        return hole.substring(0, hole.length() - suffix.length());
    }

    boolean suits(HoleName subject) {
        return switch (subject.kind()) {
            case NAME, CHOSEN -> !onlyForPasswords;
            case PASSWORD -> this != IDENTIFIER;
            case PLAIN, SECRET_FILE, SCRIPT -> false;
        };
    }

    String write(String value, Quoting quoting) {
        return switch (this) {
            case IDENTIFIER -> quoting.identifier().quote(value);
            case LITERAL -> quoting.literal().quote(value);
            case URL -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
            case QUOTED -> Quoting.words(value);
            case JSON -> Quoting.json(value);
            case SCRAM_SHA_256 -> ScramSha256Verifier.of(value).toString();
            case SHA_256 -> sha256(value);
        };
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
