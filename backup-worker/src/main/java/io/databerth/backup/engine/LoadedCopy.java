package io.databerth.backup.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A place that takes a backup's content, apart from the live one. */
public interface LoadedCopy {
    /** Fills it, all or nothing; it was empty. */
    void load(InputStream content) throws IOException, InterruptedException;

    /** What it holds. */
    List<String> fingerprint();
}
