@NullMarked
package io.databerth.gateway.runtime;

import org.jspecify.annotations.NullMarked;
