@NullMarked
package io.databerth.monitor;

import org.jspecify.annotations.NullMarked;
