package io.databerth.gateway.observation;

import com.fasterxml.jackson.core.type.TypeReference;
import io.databerth.gateway.http.JsonColumn;
import jakarta.persistence.Converter;
import java.util.Map;

/** An engine's own figures in a sample's row. */
@Converter
public class FiguresColumn extends JsonColumn<Map<String, Double>> {
    public FiguresColumn() {
        super(new TypeReference<>() {});
    }
}
