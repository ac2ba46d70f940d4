/** The internal certificate authority: one root, which signs the server certificates of all databases. */
@NullMarked
package io.databerth.vault.authority;

import org.jspecify.annotations.NullMarked;
