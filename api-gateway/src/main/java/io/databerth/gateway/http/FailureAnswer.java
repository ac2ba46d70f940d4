package io.databerth.gateway.http;

import io.databerth.contracts.Failure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why something did not happen, as people see it. */
public record FailureAnswer(String code, String kind, String message, String remedy) {
    public static @Nullable FailureAnswer of(@Nullable Failure failure) {
        return failure == null
                ? null
                : new FailureAnswer(
                        failure.code().name(),
                        failure.code().kind().name().toLowerCase(Locale.ROOT),
                        failure.message(),
                        failure.remedy());
    }
}
