/** The bytes of a backup: header, sealed segments and manifest, as docs/backup-format.md lays them out. */
@NullMarked
package io.databerth.backup.format;

import org.jspecify.annotations.NullMarked;
