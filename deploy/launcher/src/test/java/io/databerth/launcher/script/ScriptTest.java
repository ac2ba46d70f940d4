package io.databerth.launcher.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.embedded.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The shell script, in a directory of its own with a Maven that writes the reports it is told to. */
class ScriptTest {
    private static final Path SCRIPT =
            Path.of("../../databerth").toAbsolutePath().normalize();
    private final Path repository = TestServers.directory("script");

    @Test
    void theLastLineSumsAllReportsOfThisRunOnly() throws Exception {
        report("old/target/surefire-reports/TEST-Old.xml", suite("Old", 100, 0, 0, 0));
        maven(0, suite("One", 7, 0, 2, 0), suite("Two", 3, 0, 0, 0));
        Result result = run("test", "--fast");
        assertThat(result.output()).endsWith("8 passed, 0 failed, 2 skipped\n");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void failuresAndErrorsAreBothFailedAndTheExitCodeSaysSo() throws Exception {
        maven(1, suite("One", 7, 1, 0, 2), suite("Two", 3, 0, 0, 0));
        Result result = run("test", "--fast");
        assertThat(result.output()).endsWith("7 passed, 3 failed, 0 skipped\n");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void whatFailedIsNamedAtTheEnd() throws Exception {
        String report =
                """
                <testsuite name="One" tests="3" errors="1" skipped="0" failures="1">
                  <testcase name="holds" classname="io.databerth.One" time="0.1"/>
                  <testcase name="breaks" classname="io.databerth.One" time="0.1">
                    <error message="no server" type="x.Error">a trace</error>
                  </testcase>
                  <testcase name="differs" classname="io.databerth.One" time="0.1">
                    <failure message="expected 1" type="x.Failure"/>
                  </testcase>
                </testsuite>
                """;
        maven(1, report, "");
        assertThat(run("test", "--fast").output())
                .endsWith(
                        """
                        failed: io.databerth.One.breaks  no server
                        failed: io.databerth.One.differs  expected 1
                        1 passed, 2 failed, 0 skipped
                        """);
    }

    /** Of such a class a report sums up its last round alone, here one without any test. */
    @Test
    void everyTestOfAClassThatTakesParametersCounts() throws Exception {
        maven(
                0,
                suite("One", 7, 0, 2, 0)
                        .replace("tests=\"7\"", "tests=\"0\"")
                        .replace("skipped=\"2\"", "skipped=\"0\""),
                "");
        assertThat(run("test", "--fast").output()).endsWith("5 passed, 0 failed, 2 skipped\n");
    }

    @Test
    void aFailedTestFailsTheRunEvenWhenMavenIsContent() throws Exception {
        maven(0, suite("One", 2, 0, 0, 1), suite("Two", 1, 0, 0, 0));
        assertThat(run("test", "--fast").exitCode()).isEqualTo(1);
    }

    @Test
    void aBuildThatBreaksIsNoSuccessAlthoughNoTestFailed() throws Exception {
        maven(1, suite("One", 2, 0, 0, 0), suite("Two", 1, 0, 0, 0));
        Result result = run("test", "--fast");
        assertThat(result.output()).endsWith("3 passed, 0 failed, 0 skipped\n");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void aRunWithoutAnyTestIsNoSuccess() throws Exception {
        maven(0, "", "");
        assertThat(run("test", "--fast").exitCode()).isEqualTo(1);
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        maven(0, "", "");
        Path script = repository.resolve("databerth");
        Files.writeString(script, Files.readString(SCRIPT).replace("needed_java=25", "needed_java=999"));
        Result result = run("status");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("no JDK 999 or newer was found", "Install one");
    }

    @Test
    void anUnknownCommandShowsTheUsage() throws Exception {
        maven(0, "", "");
        Result result = run("upp");
        assertThat(result.exitCode()).isEqualTo(64);
        assertThat(result.output()).startsWith("Usage: ./databerth COMMAND");
    }

    /** A report as Maven's plugins write it, with this many tests in all. */
    private static String suite(String name, int tests, int errors, int skipped, int failures) {
        String test = "  <testcase name=\"%s\" classname=\"" + name + "\" time=\"0.1\">%s</testcase>\n";
        StringBuilder report =
                new StringBuilder("<testsuite name=\"%s\" tests=\"%d\" errors=\"%d\" skipped=\"%d\" failures=\"%d\">\n"
                        .formatted(name, tests, errors, skipped, failures));
        report.append(test.formatted("errs", "\n    <error message=\"x\"/>\n  ").repeat(errors));
        report.append(
                test.formatted("fails", "\n    <failure message=\"x\"/>\n  ").repeat(failures));
        report.append(test.formatted("is left out", "\n    <skipped/>\n  ").repeat(skipped));
        report.append(test.formatted("holds", "").repeat(tests - errors - failures - skipped));
        return report.append("</testsuite>\n").toString();
    }

    private void maven(int exitCode, String firstReport, String secondReport) throws IOException {
        Files.copy(SCRIPT, repository.resolve("databerth"));
        report("first.xml", firstReport);
        report("second.xml", secondReport);
        Path maven = repository.resolve("bin/mvn");
        Files.createDirectories(repository.resolve("bin"));
        Files.writeString(
                maven,
                """
                #!/bin/sh
                mkdir -p one/target/surefire-reports two/target/failsafe-reports
                cp first.xml one/target/surefire-reports/TEST-One.xml
                cp second.xml two/target/failsafe-reports/TEST-Two.xml
                exit %d
                """
                        .formatted(exitCode));
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void report(String path, String text) throws IOException {
        Path file = repository.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private record Result(int exitCode, String output) {}

    private Result run(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 2];
        command[0] = "/bin/sh";
        command[1] = repository.resolve("databerth").toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", repository.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("DATABERTH_DATA", repository.resolve("data").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }
}
