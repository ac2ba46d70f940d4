/** Opens backups with the root key alone: without the platform, its vault or its store. */
@NullMarked
package io.databerth.offline;

import org.jspecify.annotations.NullMarked;
