/** Hands a backup's content to the gateway, as a zip that nothing of ours is needed for, and takes such a zip back. */
@NullMarked
package io.databerth.backup.exporting;

import org.jspecify.annotations.NullMarked;
