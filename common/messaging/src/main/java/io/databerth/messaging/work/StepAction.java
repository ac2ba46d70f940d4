package io.databerth.messaging.work;

/** The work of one step. */
@FunctionalInterface
public interface StepAction {
    void perform() throws Exception;
}
