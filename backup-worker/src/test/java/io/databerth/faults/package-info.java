/** Stops the work of a test at a named point. */
@NullMarked
package io.databerth.faults;

import org.jspecify.annotations.NullMarked;
