@NullMarked
package io.databerth.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
