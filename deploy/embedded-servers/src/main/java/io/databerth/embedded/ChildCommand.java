package io.databerth.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** How a command is wrapped so that its process gets the stop signal when its parent dies and runs as the wanted account. */
final class ChildCommand {
    private ChildCommand() {}

    static List<String> wrap(List<String> command, StopSignal signal, OptionalInt account, boolean setprivPresent) {
        if (!setprivPresent) {
            if (account.isPresent()) {
                throw new EmbeddedServerException(
                        "setpriv is needed to run a server as an unprivileged account; install util-linux.");
            }
            return command; // The process file is then the only thing that ends an orphan.
        }
        List<String> wrapped = new ArrayList<>(List.of("setpriv", "--pdeathsig", signal.name()));
        account.ifPresent(id -> wrapped.addAll(
                List.of("--reuid", Integer.toString(id), "--regid", Integer.toString(id), "--clear-groups")));
        wrapped.add("--");
        wrapped.addAll(command);
        return List.copyOf(wrapped);
    }
}
