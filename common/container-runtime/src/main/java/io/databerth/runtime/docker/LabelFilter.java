package io.databerth.runtime.docker;

import java.util.List;
import java.util.Map;

/** Labels in the form in which the engine filters by them: all must match. */
final class LabelFilter {
    private LabelFilter() {}

    static List<String> of(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .toList();
    }
}
