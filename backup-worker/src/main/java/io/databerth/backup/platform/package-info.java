/** Backups of the platform's own store: taken, copied to every target and proven like those of databases. */
@NullMarked
package io.databerth.backup.platform;

import org.jspecify.annotations.NullMarked;
