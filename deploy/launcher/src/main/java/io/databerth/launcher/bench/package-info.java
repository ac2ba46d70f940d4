/** Measurements as ratios inside one run: ours and a reference in turn, on the same machine, at the same time. */
@NullMarked
package io.databerth.launcher.bench;

import org.jspecify.annotations.NullMarked;
