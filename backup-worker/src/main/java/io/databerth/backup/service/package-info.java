/** The Quarkus rim of the backup worker. */
@NullMarked
package io.databerth.backup.service;

import org.jspecify.annotations.NullMarked;
