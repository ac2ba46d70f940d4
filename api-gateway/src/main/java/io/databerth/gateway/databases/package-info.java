/** Databases: asking for changes, and what people read about them. */
@NullMarked
package io.databerth.gateway.databases;

import org.jspecify.annotations.NullMarked;
