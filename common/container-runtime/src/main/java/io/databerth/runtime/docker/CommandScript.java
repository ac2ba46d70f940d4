package io.databerth.runtime.docker;

import io.databerth.runtime.ExecInput;
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

    private static final String RUN = "\"$@\"; status=$?; ";
    private static final String BECOME = "exec \"$@\"";
    private static final String END = "exit $status";

    /**
     * The command's output goes through dd, which says at its end how much there was; the command's own status travels on
     * descriptor 4 past the pipe, because POSIX has no pipefail. 125: dd failed.
     */
    private static final String RUN_COUNTED = "exec 3>&1; "
            + "status=$( { { \"$@\" 3>&- 4>&-; echo $? >&4; } | LC_ALL=C dd bs=1048576 >&3 3>&- 4>&-; } 4>&1 ) "
            + "|| exit 125; ";

    private static final Pattern DD_SUMMARY = Pattern.compile(
            "\\d+\\+\\d+ records in\\n\\d+\\+\\d+ records out\\n(\\d+) bytes?\\b[^\\n]*copied[^\\n]*\\n?");

    private CommandScript() {}

    /**
     * From standard input, which every POSIX shell reads byte by byte, so that the rest is left for the command; or from the
     * file that is the first argument, whose last line may lack its end.
     */
    private static String readPassword(ExecRequest.Password password) {
        String variable = password.variable();
        String read =
                switch (password) {
                    case ExecRequest.Password.Given given -> "IFS= read -r " + variable + " || exit 125; ";
                    case ExecRequest.Password.InFile file ->
                        "IFS= read -r " + variable + " <\"$1\" || [ -n \"$" + variable + "\" ] || exit 125; shift; ";
                };
        return read + "export " + variable + "; ";
    }

    static List<String> argv(ExecRequest request, Dialect dialect) {
        String rest = dialect.losesOutputWhenInputIsLeft() ? leaveNoInput(request.input()) : "";
        if (request.password().isEmpty() && !request.countOutput() && rest.isEmpty()) {
            return request.argv();
        }
        String script = request.password().map(CommandScript::readPassword).orElse("") + run(request, rest);
        var argv = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        if (request.password().orElse(null) instanceof ExecRequest.Password.InFile file) {
            argv.add(file.path());
        }
        argv.addAll(request.argv());
        return argv;
    }

    private static String run(ExecRequest request, String rest) {
        if (request.countOutput()) {
            return RUN_COUNTED + rest + END;
        }
        return rest.isEmpty() ? BECOME : RUN + rest + END;
    }

    /** A stream may be long, and nobody waits for what a failed command did not read of it: a second is for its last words. */
    private static String leaveNoInput(ExecInput input) {
        return switch (input) {
            case ExecInput.None() -> "";
            case ExecInput.Bytes bytes -> "cat >/dev/null; ";
            case ExecInput.Stream() -> "[ $status = 0 ] || sleep 1; ";
        };
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
