/** From `engine.yaml` files to checked records: every mistake is found at load, with its file and line. */
@NullMarked
package io.databerth.engine.reading;

import org.jspecify.annotations.NullMarked;
