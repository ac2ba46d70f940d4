/** Who asks, and what they may do. */
@NullMarked
package io.databerth.gateway.tokens;

import org.jspecify.annotations.NullMarked;
