/** The supervisor of the whole platform on one machine, and its commands. */
@NullMarked
package io.databerth.launcher;

import org.jspecify.annotations.NullMarked;
