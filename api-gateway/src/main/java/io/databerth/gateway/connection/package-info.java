/** How to connect: masked for every reader, once in full for the holder of a ticket. */
@NullMarked
package io.databerth.gateway.connection;

import org.jspecify.annotations.NullMarked;
