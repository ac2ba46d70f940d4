/** Projects and their environments. */
@NullMarked
package io.databerth.gateway.projects;

import org.jspecify.annotations.NullMarked;
