/** A client's eyes: the REST API and a database driver, nothing of the platform's inside. */
@NullMarked
package io.databerth.launcher.client;

import org.jspecify.annotations.NullMarked;
