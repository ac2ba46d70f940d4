/** What the worker remembers of its backups. */
@NullMarked
package io.databerth.backup.catalogue;

import org.jspecify.annotations.NullMarked;
