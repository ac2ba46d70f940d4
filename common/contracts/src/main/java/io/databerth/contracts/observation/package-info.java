/** What the monitor sees: health changes and metrics samples. */
@NullMarked
package io.databerth.contracts.observation;

import org.jspecify.annotations.NullMarked;
