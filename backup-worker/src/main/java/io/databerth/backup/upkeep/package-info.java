/** What a policy asks for without anybody asking: backups that are due, backups that may go, and the alarm when one is missing. */
@NullMarked
package io.databerth.backup.upkeep;

import org.jspecify.annotations.NullMarked;
