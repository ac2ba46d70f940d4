/** The monitor's own schema. */
@NullMarked
package io.databerth.monitor.store;

import org.jspecify.annotations.NullMarked;
