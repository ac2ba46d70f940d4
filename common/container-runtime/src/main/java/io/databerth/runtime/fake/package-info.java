/** A runtime in memory for tests without containers; it passes the same conformance kit as the real ones where it can. */
@NullMarked
package io.databerth.runtime.fake;

import org.jspecify.annotations.NullMarked;
