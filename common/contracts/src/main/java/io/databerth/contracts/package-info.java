/** The words that all services share: ids, commands, events, topics and error codes. No logic, no framework. */
@NullMarked
package io.databerth.contracts;

import org.jspecify.annotations.NullMarked;
