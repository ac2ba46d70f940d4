/** The key-encryption keys in use: opened at the start, followed by newer ones from time to time. */
@NullMarked
package io.databerth.vault.keys;

import org.jspecify.annotations.NullMarked;
