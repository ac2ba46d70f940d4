/** Verbs of the backup worker: take, prove, restore, delete. */
@NullMarked
package io.databerth.backup;

import org.jspecify.annotations.NullMarked;
