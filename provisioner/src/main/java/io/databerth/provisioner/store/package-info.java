/** The provisioner's own tables: what should be, which ports are claimed, which rotations wait. */
@NullMarked
package io.databerth.provisioner.store;

import org.jspecify.annotations.NullMarked;
