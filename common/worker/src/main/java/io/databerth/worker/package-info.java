/** The Quarkus rim that all workers share: from the command topic to the operation runner, and from the outbox to the topics. */
@NullMarked
package io.databerth.worker;

import org.jspecify.annotations.NullMarked;
