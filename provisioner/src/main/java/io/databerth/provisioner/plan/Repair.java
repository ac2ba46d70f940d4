package io.databerth.provisioner.plan;

/** What the difference between a database and its container asks for. */
public sealed interface Repair {
    /** All is as it should be. */
    record None() implements Repair {}

    /** The container is there and does not run, or runs and nobody has logged in since. */
    record Start(String difference) implements Repair {}

    /** The container is gone; the volume must still be there. */
    record Recreate(String difference) implements Repair {}

    /** It runs, and is open otherwise than declared: another container takes its place on the same volume. */
    record Replace(String difference) implements Repair {}

    /** It runs although it should not. */
    record Stop(String difference) implements Repair {}

    /** Only a person can help: the container is paused, or its name is held by another one. */
    record Person(String difference) implements Repair {}

    /** It was given up and runs now: perhaps a person has helped. */
    record Confirm(String difference) implements Repair {}
}
