package io.databerth.gateway.http;

import com.fasterxml.jackson.core.type.TypeReference;
import io.databerth.contracts.Failure;
import jakarta.persistence.Converter;

/** A failure in a row. */
@Converter
public class FailureColumn extends JsonColumn<Failure> {
    public FailureColumn() {
        super(new TypeReference<>() {});
    }
}
