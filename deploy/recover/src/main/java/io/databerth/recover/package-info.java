/** Backups without the platform: listed, checked and decrypted from their files and the root key alone. */
@NullMarked
package io.databerth.recover;

import org.jspecify.annotations.NullMarked;
