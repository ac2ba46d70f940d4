package io.databerth.recover;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. Ends with 0, with 1 when a backup is not what was written or cannot be had, with 2 when it was called wrongly. */
@Command(
        name = "recover",
        description = "Fetches, lists, verifies and decrypts backups of Databerth; needs nothing of the platform.",
        mixinStandardHelpOptions = true,
        version = "Databerth recover, backup format 1",
        subcommands = {FetchBackups.class, ListBackups.class, VerifyBackups.class, ExtractBackup.class})
public final class Recover {
    private Recover() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new Recover())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("recover: " + failure.getMessage());
                    return command.getCommandSpec().exitCodeOnExecutionException();
                })
                .execute(arguments);
    }
}
