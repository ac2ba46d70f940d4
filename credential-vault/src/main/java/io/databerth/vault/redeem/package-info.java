/** The internal HTTP door: services redeem references, tickets and the keys of backups. */
@NullMarked
package io.databerth.vault.redeem;

import org.jspecify.annotations.NullMarked;
