package io.databerth.launcher.stack;

/** Starts a part; may fail with an {@link io.databerth.embedded.EmbeddedServerException}. */
@FunctionalInterface
interface Launch {
    Running start();
}
