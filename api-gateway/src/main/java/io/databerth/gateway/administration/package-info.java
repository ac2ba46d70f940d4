/** Looking into a running database and administering it: the lists come from its server at once, the changes are operations. */
@NullMarked
package io.databerth.gateway.administration;

import org.jspecify.annotations.NullMarked;
