@NullMarked
package io.databerth.monitor.plan;

import org.jspecify.annotations.NullMarked;
