package io.databerth.gateway.databases;

import com.fasterxml.jackson.core.type.TypeReference;
import io.databerth.contracts.database.LimitOutcome;
import io.databerth.gateway.http.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;

/** The limits of a container in its database's row. */
@Converter
public class LimitsColumn extends JsonColumn<List<LimitOutcome>> {
    public LimitsColumn() {
        super(new TypeReference<>() {});
    }
}
