/** What is decided about what was seen: pure functions. */
@NullMarked
package io.databerth.monitor.plan;

import org.jspecify.annotations.NullMarked;
