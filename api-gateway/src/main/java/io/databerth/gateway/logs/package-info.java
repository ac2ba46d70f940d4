/** What a database's server wrote: its end, and what comes while somebody listens. */
@NullMarked
package io.databerth.gateway.logs;

import org.jspecify.annotations.NullMarked;
