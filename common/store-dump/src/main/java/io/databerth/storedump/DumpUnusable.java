package io.databerth.storedump;

import java.io.IOException;

/** A dump that is not what was written, or that does not fit the store that it should be loaded into. */
public final class DumpUnusable extends IOException {
    private static final long serialVersionUID = 1;

    DumpUnusable(String reason) {
        super(reason);
    }
}
