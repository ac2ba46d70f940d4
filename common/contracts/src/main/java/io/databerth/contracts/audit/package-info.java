/** Who did what through which door. */
@NullMarked
package io.databerth.contracts.audit;

import org.jspecify.annotations.NullMarked;
