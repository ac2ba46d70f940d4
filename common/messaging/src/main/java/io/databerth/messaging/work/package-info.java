/** Accepted commands as claimable work: one running operation per database, fenced by an epoch that grows with each claim. */
@NullMarked
package io.databerth.messaging.work;

import org.jspecify.annotations.NullMarked;
