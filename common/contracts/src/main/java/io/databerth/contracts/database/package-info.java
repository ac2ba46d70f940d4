/** What the gateway asks of the provisioner, and what the provisioner reports. */
@NullMarked
package io.databerth.contracts.database;

import org.jspecify.annotations.NullMarked;
