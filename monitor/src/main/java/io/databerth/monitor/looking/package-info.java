/** Looks at containers through the container runtime. */
@NullMarked
package io.databerth.monitor.looking;

import org.jspecify.annotations.NullMarked;
