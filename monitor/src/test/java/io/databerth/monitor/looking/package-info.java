@NullMarked
package io.databerth.monitor.looking;

import org.jspecify.annotations.NullMarked;
