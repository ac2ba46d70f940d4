package io.databerth.backup.engine;

import java.util.List;

/** A place that holds a backup's content, apart from the live one. */
public interface LoadedCopy {
    /** What it holds. */
    List<String> fingerprint();

    /** Makes it the database that the server's user has. */
    void takePlace();
}
