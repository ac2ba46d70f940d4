/** Places where copies of backups are kept besides the site's own directory. */
@NullMarked
package io.databerth.gateway.targets;

import org.jspecify.annotations.NullMarked;
