/** The whole platform on real parts. */
@NullMarked
package io.databerth.endtoend;

import org.jspecify.annotations.NullMarked;
