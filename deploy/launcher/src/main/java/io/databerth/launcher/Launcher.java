package io.databerth.launcher;

import io.databerth.embedded.EmbeddedServerException;
import io.databerth.launcher.bench.Bench;
import io.databerth.launcher.command.ContainerEngines;
import io.databerth.launcher.command.Docs;
import io.databerth.launcher.command.Doctor;
import io.databerth.launcher.command.Down;
import io.databerth.launcher.command.Images;
import io.databerth.launcher.command.KeepStartUps;
import io.databerth.launcher.command.Logs;
import io.databerth.launcher.command.Recover;
import io.databerth.launcher.command.Replay;
import io.databerth.launcher.command.Status;
import io.databerth.launcher.command.Supervise;
import io.databerth.launcher.command.Up;
import io.databerth.launcher.demo.Demo;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry: {@code ./databerth} hands over to this. */
@Command(
        name = "databerth",
        description = "Runs the whole platform on this machine.",
        subcommands = {
            Up.class,
            Down.class,
            Status.class,
            Logs.class,
            Doctor.class,
            ContainerEngines.class,
            Images.class,
            Docs.class,
            Replay.class,
            Recover.class,
            Supervise.class,
            KeepStartUps.class,
            Demo.class,
            Bench.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        CommandLine commandLine = new CommandLine(new Launcher());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof EmbeddedServerException || failure instanceof IllegalArgumentException) {
                System.err.println("databerth: " + failure.getMessage()); // Said for people: no stack trace.
                return 1;
            }
            throw failure;
        });
        System.exit(commandLine.execute(arguments));
    }
}
