/** Turns database commands into containers, volumes and networks, and keeps reality as it should be: one class per verb. */
@NullMarked
package io.databerth.provisioner;

import org.jspecify.annotations.NullMarked;
