/** The logs of databases: collected all the time, so that any moment between two backups can be brought back. */
@NullMarked
package io.databerth.backup.log;

import org.jspecify.annotations.NullMarked;
