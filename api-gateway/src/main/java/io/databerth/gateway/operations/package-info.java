/** Asked-for work, from its acceptance to its one end. */
@NullMarked
package io.databerth.gateway.operations;

import org.jspecify.annotations.NullMarked;
