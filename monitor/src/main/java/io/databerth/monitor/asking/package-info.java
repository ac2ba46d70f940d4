/** Answers what the gateway asks of running servers: lists, logs, and how a container is. */
@NullMarked
package io.databerth.monitor.asking;

import org.jspecify.annotations.NullMarked;
