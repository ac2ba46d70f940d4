package io.databerth.contracts;

/** An exception that knows the {@link Failure} it stands for. */
public interface Explained {
    Failure failure();

    /** Whether work that failed with this is not tried again, whatever the number of attempts. */
    static boolean endsWork(Exception failed) {
        return failed instanceof Explained explained
                && switch (explained.failure().code().kind()) {
                    case CALLER, CAPACITY, OPERATOR -> true;
                    case TRANSIENT, DEFECT -> false;
                };
    }
}
