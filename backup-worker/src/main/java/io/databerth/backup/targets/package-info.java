/** The places where copies of backups are kept besides the worker's own directory, and what is done with them. */
@NullMarked
package io.databerth.backup.targets;

import org.jspecify.annotations.NullMarked;
