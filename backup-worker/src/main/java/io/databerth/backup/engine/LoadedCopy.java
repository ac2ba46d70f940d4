package io.databerth.backup.engine;

import io.databerth.engine.Holes;
import java.util.List;

/** A place that holds a backup's content, apart from the live one. */
public interface LoadedCopy {
    /** The id of the container that its server runs in. */
    String container();

    /** Of its server; {@code ${database}} is what it holds once it has taken its place. */
    Holes holes();

    /** What it holds. */
    List<String> fingerprint();

    /** Makes it the database that the server's user has. */
    void takePlace();
}
