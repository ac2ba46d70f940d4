/** What concerns the platform itself and no database. */
@NullMarked
package io.databerth.gateway.platform;

import org.jspecify.annotations.NullMarked;
