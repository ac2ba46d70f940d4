/** Looks at every database of the site every few seconds and tells what it saw: samples always, health when it changes. */
@NullMarked
package io.databerth.monitor;

import org.jspecify.annotations.NullMarked;
