package io.databerth.gateway.moments;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.gateway.http.Label;
import io.databerth.gateway.http.Moment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The moment that is to have a name. */
@Schema(name = "NewRestorePoint", requiredProperties = "name")
public record NewRestorePoint(
        @Schema(description = "no other point of the database has it", examples = "before-the-migration") @Nullable
                String name,
        @Schema(description = "a moment that is over; default: now", examples = "2026-11-20T21:30:00Z") @Nullable
                String at) {
    String checkedName() {
        return Label.of("name", name).text();
    }

    /** To the microsecond, as the store keeps it. */
    Instant moment(Instant now) {
        Instant moment = at == null ? now : Moment.of("at", at);
        if (moment.isAfter(now)) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, "at must not be in the future");
        }
        return moment.truncatedTo(ChronoUnit.MICROS);
    }
}
