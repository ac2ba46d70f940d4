/** Throw-away servers in which backups are proven. */
@NullMarked
package io.databerth.backup.proof;

import org.jspecify.annotations.NullMarked;
