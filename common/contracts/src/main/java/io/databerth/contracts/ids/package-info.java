/** Identifiers that check themselves once: UUIDv7 values with a short readable form. */
@NullMarked
package io.databerth.contracts.ids;

import org.jspecify.annotations.NullMarked;
