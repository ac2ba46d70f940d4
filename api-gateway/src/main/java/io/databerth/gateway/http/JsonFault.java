package io.databerth.gateway.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON body by place and by the names that we know, never by what was sent. */
final class JsonFault {
    private JsonFault() {}

    static Failure of(JsonProcessingException fault) {
        return Failure.of(ErrorCode.REQUEST_INVALID, reason(fault) + place(fault.getLocation()));
    }

    private static String reason(JsonProcessingException fault) {
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return "the body has a field that is not known here; known are " + names(unknown.getKnownPropertyIds());
        }
        if (causedBy(fault, StreamConstraintsException.class)) {
            return "the body is too deep, or a name, number or text in it is too long";
        }
        if (fault instanceof JsonParseException
                && String.valueOf(fault.getOriginalMessage()).startsWith("Duplicate")) {
            return "the body has the same field twice";
        }
        if (fault instanceof JsonMappingException misfit) {
            return field(misfit)
                    .map(name -> "the field '" + name + "' has a value of the wrong type")
                    .orElse("the body must be a JSON object");
        }
        return "the body is not JSON";
    }

    /** The last named step of the path; it comes from our own records, so it is safe to repeat. */
    private static Optional<String> field(JsonMappingException misfit) {
        return misfit.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(name -> name != null)
                .reduce((_, last) -> last);
    }

    private static boolean causedBy(@Nullable Throwable fault, Class<? extends Throwable> type) {
        return fault != null && (type.isInstance(fault) || causedBy(fault.getCause(), type));
    }

    private static String names(@Nullable Collection<Object> known) {
        return known == null
                ? "none"
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
