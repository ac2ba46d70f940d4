package io.databerth.launcher.command;

import io.databerth.launcher.stack.Supervisor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The process that stays: `up` starts it in the background, a service manager would start it in the foreground. */
@Command(name = "supervise", description = "Run everything in the foreground until this process is asked to end.")
public final class Supervise implements Callable<Integer> {
    @Override
    public Integer call() {
        return Supervisor.run(Installation.here().stackOptions().withProgress(System.out::println));
    }
}
