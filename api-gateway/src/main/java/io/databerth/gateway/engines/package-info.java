/** The catalogue of engines and sizes. */
@NullMarked
package io.databerth.gateway.engines;

import org.jspecify.annotations.NullMarked;
