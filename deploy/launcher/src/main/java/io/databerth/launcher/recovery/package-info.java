/** Rebuilds a lost platform from a backup of its store and the root key, and gets its databases back. */
@NullMarked
package io.databerth.launcher.recovery;

import org.jspecify.annotations.NullMarked;
