/** Moments between two backups: which of them can be brought back, and what they are called. */
@NullMarked
package io.databerth.gateway.moments;

import org.jspecify.annotations.NullMarked;
