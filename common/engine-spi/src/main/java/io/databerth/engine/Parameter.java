package io.databerth.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A setting of an engine that an owner may choose. Only numbers and words of a list: such a value needs no quoting anywhere.
 *
 * @param about what it does, in one sentence
 * @param min the least number; numbers have both ends or the word list, never neither
 * @param values the words that may be chosen, for what is no number
 * @param unit of the number, as the engine's own list of settings counts it; absent where it has none
 * @param decimal whether the number may have a fraction; it may not when absent
 * @param standard what it is where nobody chose, which may grow with the size
 * @param example a value that works on every size
 */
public record Parameter(
        String about,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        List<String> values,
        Optional<String> unit,
        Optional<Boolean> decimal,
        Template standard,
        String example) {
    public Parameter {
        values = List.copyOf(values);
        boolean number = min.isPresent() && max.isPresent();
        if (number == !values.isEmpty() || min.isPresent() != max.isPresent()) {
            throw new IllegalArgumentException("a parameter has either min and max or values");
        }
        for (String value : values) {
            if (!value.matches("[A-Za-z0-9_./+-]+")) {
                throw new IllegalArgumentException("'" + value + "' is no word of letters, digits and _./+-");
            }
        }
        refusal(min, max, values, decimal.orElse(false), example).ifPresent(why -> {
            throw new IllegalArgumentException("the example '" + example + "' is wrong: " + why);
        });
    }

    /** The kind of its values, as the API calls it. */
    public String type() {
        if (!values.isEmpty()) {
            return "choice";
        }
        return decimal.orElse(false) ? "decimal" : "integer";
    }

    /** Why the value cannot be, for people; empty when it can. */
    public Optional<String> refusal(String value) {
        return refusal(min, max, values, decimal.orElse(false), value);
    }

    private static Optional<String> refusal(
            Optional<BigDecimal> min, Optional<BigDecimal> max, List<String> values, boolean decimal, String value) {
        if (!values.isEmpty()) {
            return values.contains(value) ? Optional.empty() : Optional.of("it is one of " + String.join(", ", values));
        }
        String range = (decimal ? "a number" : "a whole number") + " from " + plain(min) + " to " + plain(max);
        if (!value.matches(decimal ? "-?[0-9]{1,18}(\\.[0-9]{1,9})?" : "-?[0-9]{1,18}")) {
            return Optional.of("it is " + range);
        }
        BigDecimal number = new BigDecimal(value);
        boolean within = number.compareTo(min.orElseThrow()) >= 0 && number.compareTo(max.orElseThrow()) <= 0;
        return within ? Optional.empty() : Optional.of("it is " + range);
    }

    private static String plain(Optional<BigDecimal> number) {
        return number.orElseThrow().toPlainString();
    }
}
