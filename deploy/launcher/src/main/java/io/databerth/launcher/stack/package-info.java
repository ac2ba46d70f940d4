/** The running platform: its parts, how each is started, watched and stopped. */
@NullMarked
package io.databerth.launcher.stack;

import org.jspecify.annotations.NullMarked;
