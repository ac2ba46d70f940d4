/** One list of checks for every engine and version, against a real server that the product itself made. */
@NullMarked
package io.databerth.testkit;

import org.jspecify.annotations.NullMarked;
