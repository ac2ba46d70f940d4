/** The main job with a client's eyes: each step is a fact that is checked, and any that does not hold ends the demo. */
@NullMarked
package io.databerth.launcher.demo;

import org.jspecify.annotations.NullMarked;
