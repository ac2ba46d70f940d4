/** Newest samples, health and their history. */
@NullMarked
package io.databerth.gateway.observation;

import org.jspecify.annotations.NullMarked;
