/** What the services that other services call over HTTP have in common. */
@NullMarked
package io.databerth.internal;

import org.jspecify.annotations.NullMarked;
