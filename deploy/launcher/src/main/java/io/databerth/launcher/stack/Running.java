package io.databerth.launcher.stack;

import io.databerth.embedded.ChildProcess;

/** A server that was started and may already have ended. */
interface Running {
    ChildProcess process();

    int port();

    /** Asks the server itself; answers within a few seconds. */
    boolean ready();

    /** Stops it in order, within its own limit, and frees what it held; may be called again. */
    void stop();
}
