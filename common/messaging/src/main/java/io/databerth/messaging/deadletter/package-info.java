/** Records that nobody could handle, kept with the reason, and their way back. */
@NullMarked
package io.databerth.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
