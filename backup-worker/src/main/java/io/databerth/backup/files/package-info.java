/** Backups as files: sealed with keys of the vault, opened again, checked. */
@NullMarked
package io.databerth.backup.files;

import org.jspecify.annotations.NullMarked;
