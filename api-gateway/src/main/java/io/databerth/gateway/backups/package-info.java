/** Backups and restores. */
@NullMarked
package io.databerth.gateway.backups;

import org.jspecify.annotations.NullMarked;
