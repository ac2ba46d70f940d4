/** Decisions without a store or a clock. */
@NullMarked
package io.databerth.vault.plan;

import org.jspecify.annotations.NullMarked;
