/** The verbs: issue, rotate, revoke, and what redeems a reference or a ticket. */
@NullMarked
package io.databerth.vault.secrets;

import org.jspecify.annotations.NullMarked;
