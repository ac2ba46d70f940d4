/** Real servers as child processes: a PostgreSQL store and an Apache Kafka broker, for the launcher and for tests. */
@NullMarked
package io.databerth.embedded;

import org.jspecify.annotations.NullMarked;
