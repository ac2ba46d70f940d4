@NullMarked
package io.databerth.storedump;

import org.jspecify.annotations.NullMarked;
