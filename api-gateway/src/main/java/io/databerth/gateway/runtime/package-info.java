/** The container engine that databases run on, and its host. */
@NullMarked
package io.databerth.gateway.runtime;

import org.jspecify.annotations.NullMarked;
