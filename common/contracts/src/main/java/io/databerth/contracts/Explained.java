package io.databerth.contracts;

/** An exception that knows the {@link Failure} it stands for. */
public interface Explained {
    Failure failure();
}
