/** What the launcher decides, as pure functions: directories, flags, configuration, topics, pauses. */
@NullMarked
package io.databerth.launcher.plan;

import org.jspecify.annotations.NullMarked;
