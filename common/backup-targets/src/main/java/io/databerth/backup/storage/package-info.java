/** Where copies of backups are kept besides the backup worker's own directory. */
@NullMarked
package io.databerth.backup.storage;

import org.jspecify.annotations.NullMarked;
