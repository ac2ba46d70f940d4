/** Gets a container engine onto this machine: looks, decides what is to be done, and does it when told to. */
@NullMarked
package io.databerth.launcher.setup;

import org.jspecify.annotations.NullMarked;
