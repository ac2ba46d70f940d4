package io.databerth.gateway.backups;

import com.fasterxml.jackson.core.type.TypeReference;
import io.databerth.gateway.http.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;

/** Names in one column. */
@Converter
public class NamesColumn extends JsonColumn<List<String>> {
    public NamesColumn() {
        super(new TypeReference<>() {});
    }
}
