/** The users that databases have besides their own. */
@NullMarked
package io.databerth.gateway.users;

import org.jspecify.annotations.NullMarked;
