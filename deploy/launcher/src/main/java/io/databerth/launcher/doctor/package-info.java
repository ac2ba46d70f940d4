/** What is missing or risky on this machine. */
@NullMarked
package io.databerth.launcher.doctor;

import org.jspecify.annotations.NullMarked;
