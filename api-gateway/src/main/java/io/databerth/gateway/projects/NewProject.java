package io.databerth.gateway.projects;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.AddressRange;
import io.databerth.gateway.databases.BindAddress;
import io.databerth.gateway.http.Label;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a new project is called, and which addresses its network has. */
@Schema(requiredProperties = "name")
public record NewProject(
        @Nullable String name,
        @Schema(
                        description =
                                "a private IPv4 network that nothing else uses, such as 10.20.30.0/24: databases of the"
                                        + " project can have fixed addresses then; default: the container engine chooses")
                @Nullable
                String addressRange) {
    String checked() {
        return Label.of("name", name).text();
    }

    /** Refuses what the host itself is in: its own traffic would go to the project's network. */
    Optional<AddressRange> range() {
        if (addressRange == null) {
            return Optional.empty();
        }
        AddressRange range = parsed(addressRange);
        BindAddress.ofThisHost().stream().filter(range::contains).findFirst().ifPresent(own -> {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID,
                    "addressRange must be of no network that is in use; this host has " + own);
        });
        return Optional.of(range);
    }

    private static AddressRange parsed(String text) {
        try {
            return AddressRange.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, "addressRange " + wrong.getMessage());
        }
    }
}
