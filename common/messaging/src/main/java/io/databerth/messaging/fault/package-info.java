/** Named points at which a test may stop a process for good; in production nothing listens there. */
@NullMarked
package io.databerth.messaging.fault;

import org.jspecify.annotations.NullMarked;
