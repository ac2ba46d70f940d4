/** What the gateway asks of the vault, and what the vault reports: references only, never a secret. */
@NullMarked
package io.databerth.contracts.credential;

import org.jspecify.annotations.NullMarked;
