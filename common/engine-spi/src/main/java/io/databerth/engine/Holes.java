package io.databerth.engine;

import io.databerth.contracts.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The values of a template's holes, immutable. Each value is also there in the forms of {@link HoleForm}. Printing shows names only. */
public final class Holes {
    private static final String SIZE = "size.";
    private final Quoting quoting;
    private final Map<String, String> values;

    private Holes(Quoting quoting, Map<String, String> values) {
        this.quoting = quoting;
        this.values = Map.copyOf(values);
    }

    /** No value yet; identifiers and literals will be quoted as given. */
    public static Holes quoting(Quoting quoting) {
        return new Holes(quoting, Map.of());
    }

    /**
     * These and one more value.
     *
     * @throws IllegalArgumentException when the hole takes a secret
     */
    public Holes with(HoleName name, String value) {
        if (name.secret()) {
            throw new IllegalArgumentException("${" + name.text() + "} takes a Secret");
        }
        return and(name.text(), value);
    }

    /** These and one more secret value. */
    public Holes with(HoleName name, Secret value) {
        if (!name.secret()) {
            throw new IllegalArgumentException("${" + name.text() + "} takes no Secret");
        }
        return and(name.text(), value.reveal());
    }

    /** These and what every share of the sizing comes to on the given resources. */
    public Holes with(Sizing sizing, Resources resources) {
        Holes all = this;
        for (var share : sizing.shares().entrySet()) {
            all = all.and(SIZE + share.getKey(), Long.toString(share.getValue().of(resources)));
        }
        return all;
    }

    private Holes and(String name, String value) {
        var all = new HashMap<>(values);
        all.put(name, value);
        return new Holes(quoting, all);
    }

    String value(String hole) {
        String plain = values.get(hole);
        if (plain != null) {
            return plain;
        }
        return HoleForm.of(hole)
                .flatMap(form ->
                        Optional.ofNullable(values.get(form.subject(hole))).map(value -> form.write(value, quoting)))
                .orElseThrow(() -> new IllegalArgumentException("${" + hole + "} has no value here"));
    }

    @Override
    public String toString() {
        return "Holes" + values.keySet();
    }
}
