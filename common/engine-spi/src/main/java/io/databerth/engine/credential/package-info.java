/** The forms in which servers take a password without seeing its plain text in a statement. */
@NullMarked
package io.databerth.engine.credential;

import org.jspecify.annotations.NullMarked;
