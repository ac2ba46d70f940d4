package io.databerth.gateway.databases;

import com.fasterxml.jackson.core.type.TypeReference;
import io.databerth.gateway.http.JsonColumn;
import jakarta.persistence.Converter;
import java.util.Map;

/** The chosen settings of an engine in its database's row. */
@Converter
public class ParametersColumn extends JsonColumn<Map<String, String>> {
    public ParametersColumn() {
        super(new TypeReference<>() {});
    }
}
