/** The credential vault: the one place where secrets are, encrypted, and the one service that hands them out. */
@NullMarked
package io.databerth.vault;

import org.jspecify.annotations.NullMarked;
