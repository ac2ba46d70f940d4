/** When backups are due and which of them may go: pure functions of a policy, the backups and the time. */
@NullMarked
package io.databerth.policy;

import org.jspecify.annotations.NullMarked;
