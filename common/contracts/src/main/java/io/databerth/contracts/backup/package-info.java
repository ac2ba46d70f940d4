/** What the gateway asks of the backup worker, and what the backup worker reports. */
@NullMarked
package io.databerth.contracts.backup;

import org.jspecify.annotations.NullMarked;
