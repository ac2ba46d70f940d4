/** Who did what through this door. */
@NullMarked
package io.databerth.gateway.audit;

import org.jspecify.annotations.NullMarked;
