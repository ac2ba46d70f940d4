/** How a service redeems references at the credential vault: blocking calls, bounded in time, that keep secrets out of texts. */
@NullMarked
package io.databerth.vault.client;

import org.jspecify.annotations.NullMarked;
