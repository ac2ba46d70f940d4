/** Tests of the shell script in front of the launcher. */
@NullMarked
package io.databerth.launcher.script;

import org.jspecify.annotations.NullMarked;
