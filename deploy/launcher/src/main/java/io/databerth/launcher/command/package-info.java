/** One class per command. */
@NullMarked
package io.databerth.launcher.command;

import org.jspecify.annotations.NullMarked;
