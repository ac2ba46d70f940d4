package io.databerth.gateway.operations;

import com.fasterxml.jackson.core.type.TypeReference;
import io.databerth.gateway.http.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;

/** The finished steps in an operation's row. */
@Converter
public class StepsColumn extends JsonColumn<List<DoneStep>> {
    public StepsColumn() {
        super(new TypeReference<>() {});
    }
}
