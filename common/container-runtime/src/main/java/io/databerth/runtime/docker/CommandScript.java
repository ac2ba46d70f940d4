package io.databerth.runtime.docker;

import io.databerth.runtime.ExecRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The argv that carries out a request: the command itself, or a constant POSIX script around it. A password stands in none of
 * it: argv and environment of an exec show in the engine's events and in inspect.
 */
final class CommandScript {

    private static final String RUN = "exec \"$@\"";

    /**
     * The command's output goes through dd, which says at its end how much there was; the command's own status travels on
     * descriptor 4 past the pipe, because POSIX has no pipefail. 125: dd failed.
     */
    private static final String RUN_COUNTED = "exec 3>&1; "
            + "status=$( { { \"$@\" 3>&- 4>&-; echo $? >&4; } | LC_ALL=C dd bs=1048576 >&3 3>&- 4>&-; } 4>&1 ) "
            + "|| exit 125; exit $status";

    private static final Pattern DD_SUMMARY = Pattern.compile(
            "\\d+\\+\\d+ records in\\n\\d+\\+\\d+ records out\\n(\\d+) bytes?\\b[^\\n]*copied[^\\n]*\\n?");

    private CommandScript() {}

    /** Read byte by byte by every POSIX shell, so that the rest of the input is left for the command. */
    private static String readPassword(String variable) {
        return "IFS= read -r " + variable + " || exit 125; export " + variable + "; ";
    }

    static List<String> argv(ExecRequest request) {
        if (request.password().isEmpty() && !request.countOutput()) {
            return request.argv();
        }
        String script = request.password()
                        .map(password -> readPassword(password.name()))
                        .orElse("")
                + (request.countOutput() ? RUN_COUNTED : RUN);
        var argv = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        argv.addAll(request.argv());
        return argv;
    }

    /** The count that dd left in the error output; empty when it was killed before it could. */
    static OptionalLong countIn(String errors) {
        return DD_SUMMARY
                .matcher(errors)
                .results()
                .reduce((earlier, later) -> later)
                .map(MatchResult::group)
                .map(summary -> OptionalLong.of(
                        Long.parseLong(DD_SUMMARY.matcher(summary).replaceFirst("$1"))))
                .orElse(OptionalLong.empty());
    }

    /** The error output without what dd added to it. */
    static String withoutCount(String errors) {
        return DD_SUMMARY.matcher(errors).replaceAll("");
    }
}
