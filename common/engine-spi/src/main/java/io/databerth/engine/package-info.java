/** The descriptor of a database engine as records, and what turns its templates into commands and files. */
@NullMarked
package io.databerth.engine;

import org.jspecify.annotations.NullMarked;
