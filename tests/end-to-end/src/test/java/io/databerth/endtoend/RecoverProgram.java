package io.databerth.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The jar that knows nothing of the platform but what lies in its files. */
final class RecoverProgram {
    private RecoverProgram() {}

    /** Returns when it has succeeded. */
    static void perform(String... arguments) throws IOException, InterruptedException {
        Stream<String> program = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Platform.repositoryRoot()
                        .resolve("deploy/recover/target/databerth-recover.jar")
                        .toString());
        HostCommand.perform(Stream.concat(program, Stream.of(arguments)).toArray(String[]::new));
    }
}
