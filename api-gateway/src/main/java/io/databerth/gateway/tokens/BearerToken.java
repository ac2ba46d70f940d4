package io.databerth.gateway.tokens;

import io.databerth.contracts.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An opaque token: {@code berth_} and at least 32 random characters. Only its SHA-256 is ever kept. */
public record BearerToken(Secret text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 30;
    private static final Pattern HEADER =
            Pattern.compile("Bearer +(berth_[A-Za-z0-9_-]{32,128})", Pattern.CASE_INSENSITIVE);

    static BearerToken random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new BearerToken(
                Secret.of("berth_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }

    /** Reads an {@code Authorization} header; empty when that holds anything but one of our tokens. */
    static Optional<BearerToken> of(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        var matcher = HEADER.matcher(header.strip());
        return matcher.matches() ? Optional.of(new BearerToken(Secret.of(matcher.group(1)))) : Optional.empty();
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
