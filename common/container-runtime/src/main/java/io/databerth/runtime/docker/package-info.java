/** Docker and Podman behind the port: docker-java for the calls, an own small client for streams, which it cannot half-close. */
@NullMarked
package io.databerth.runtime.docker;

import org.jspecify.annotations.NullMarked;
