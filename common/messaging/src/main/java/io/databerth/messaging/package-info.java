/** Outbox, inbox, publishing and consuming: what makes a fact in a store a fact on a topic, once in effect. */
@NullMarked
package io.databerth.messaging;

import org.jspecify.annotations.NullMarked;
