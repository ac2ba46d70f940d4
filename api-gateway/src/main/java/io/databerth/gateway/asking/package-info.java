/** Asking the other services over HTTP what no event tells: whoever runs on no thread of its own waits for the answer. */
@NullMarked
package io.databerth.gateway.asking;

import org.jspecify.annotations.NullMarked;
