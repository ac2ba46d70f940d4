/** Copies the rows of the platform's own store: all schemas as of one moment, table by table, to be compared after loading. */
@NullMarked
package io.databerth.storedump;

import org.jspecify.annotations.NullMarked;
