/** The rules of this house, as tests over the whole repository. */
@NullMarked
package io.databerth.rules;

import org.jspecify.annotations.NullMarked;
