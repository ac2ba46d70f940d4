/** Envelope encryption: the root key wraps key-encryption keys, these wrap a data key for each content; all of the JDK. */
@NullMarked
package io.databerth.vault.crypto;

import org.jspecify.annotations.NullMarked;
