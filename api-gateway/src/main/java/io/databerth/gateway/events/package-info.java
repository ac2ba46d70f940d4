/** Events as they come in from the workers and as they go out to clients. */
@NullMarked
package io.databerth.gateway.events;

import org.jspecify.annotations.NullMarked;
