package io.databerth.embedded;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The signal that asks a process to end in an orderly way. */
public enum StopSignal {
    /** What most servers end on. */
    TERM,
    /** PostgreSQL's fast shutdown: on TERM it would wait for its clients. */
    INT;

    void send(long pid) {
        try {
            // The shell's own kill, because Java can send TERM and KILL only and to children only.
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "kill", name(), "" + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(5, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot signal process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while signalling process " + pid, e);
        }
    }
}
