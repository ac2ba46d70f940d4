/** The port to whatever runs containers, in plain words of the domain: nothing here knows Docker or its client library. */
@NullMarked
package io.databerth.runtime;

import org.jspecify.annotations.NullMarked;
