/** The vault's own schema; each call is part of the caller's transaction. */
@NullMarked
package io.databerth.vault.store;

import org.jspecify.annotations.NullMarked;
