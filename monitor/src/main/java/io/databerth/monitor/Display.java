package io.databerth.monitor;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.monitor.plan.Look;
import java.util.List;
import java.util.Set;

/** Shows the newest look at each database. */
interface Display {
    void show(List<Look> looks);

    /** Takes away what is shown of databases that are gone. */
    void retain(Set<DatabaseId> databases);
}
