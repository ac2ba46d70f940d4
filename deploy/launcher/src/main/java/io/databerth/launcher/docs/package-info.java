/** The pages that are generated. */
@NullMarked
package io.databerth.launcher.docs;

import org.jspecify.annotations.NullMarked;
