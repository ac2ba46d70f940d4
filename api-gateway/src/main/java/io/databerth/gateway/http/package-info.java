/** The rim: problems, idempotent answers, entity tags, cursors and the limits of what is read. */
@NullMarked
package io.databerth.gateway.http;

import org.jspecify.annotations.NullMarked;
