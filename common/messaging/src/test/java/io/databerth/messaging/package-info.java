@NullMarked
package io.databerth.messaging;

import org.jspecify.annotations.NullMarked;
