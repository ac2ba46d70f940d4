/** The same facts for every implementation of the port. */
@NullMarked
package io.databerth.runtime.conformance;

import org.jspecify.annotations.NullMarked;
