/** Who may call: services with a key of their own, each with few permissions. */
@NullMarked
package io.databerth.vault.access;

import org.jspecify.annotations.NullMarked;
