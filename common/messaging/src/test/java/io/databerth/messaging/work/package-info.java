@NullMarked
package io.databerth.messaging.work;

import org.jspecify.annotations.NullMarked;
