/** The engine's own tools at work inside its container, as the descriptor says. */
@NullMarked
package io.databerth.backup.engine;

import org.jspecify.annotations.NullMarked;
