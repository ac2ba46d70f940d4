/** The decisions of the provisioner as pure functions: what a container looks like, which port, which repair. */
@NullMarked
package io.databerth.provisioner.plan;

import org.jspecify.annotations.NullMarked;
