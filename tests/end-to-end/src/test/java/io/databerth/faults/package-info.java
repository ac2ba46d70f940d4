/** What a crash test puts on a service's class path, and production never has. */
@NullMarked
package io.databerth.faults;

import org.jspecify.annotations.NullMarked;
