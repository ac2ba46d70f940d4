package io.databerth.contracts;

/** One finished step of an operation: the {@code ordinal}-th (from 1) of {@code of}. */
public record Step(String name, int ordinal, int of) {
    public Step {
        if (name.isBlank() || ordinal < 1 || ordinal > of) {
            throw new IllegalArgumentException(
                    "a step has a name and stands between 1 and " + of + ", not at " + ordinal);
        }
    }
}
