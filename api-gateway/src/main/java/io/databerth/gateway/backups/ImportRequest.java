package io.databerth.gateway.backups;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.backup.ImportSource;
import io.databerth.contracts.backup.SourceTls;
import io.databerth.engine.Backup;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.HoleName;
import io.databerth.gateway.http.Requests;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A server elsewhere, and who logs in there; printing shows no password. {@code port} is the engine's own when absent,
 * {@code database} may be absent where the engine's servers have none, {@code tls} is {@code required} (the default: encrypted,
 * but whose certificate it is nobody checks) or {@code off}.
 */
@Schema(requiredProperties = {"host", "username", "password"})
public record ImportRequest(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String database,
        @Nullable String username,
        @Nullable String password,
        @Nullable String tls) {
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_PASSWORD = 1024;
    private static final int LAST_PORT = 65_535;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** REQUEST_INVALID with the reason; OPERATION_UNSUPPORTED when the engine cannot do it, or not over such a connection. */
    ImportSource source(EngineVersion version, boolean localAllowed) {
        Backup.Source possible = version.backup()
                .flatMap(Backup::source)
                .orElseThrow(() -> new CodedException(
                        ErrorCode.OPERATION_UNSUPPORTED,
                        "content of another server cannot be imported into this engine"));
        SourceTls privacy = privacy();
        if (possible.word(privacy).isEmpty()) {
            throw new CodedException(
                    ErrorCode.OPERATION_UNSUPPORTED, "this engine imports over no connection with tls " + privacy);
        }
        return new ImportSource(
                SourceHost.of(Requests.required("host", host), localAllowed).text(),
                port(version),
                possible.reads(HoleName.SOURCE_SERVER_DATABASE) ? name("database", database) : "",
                name("username", username),
                privacy);
    }

    /** REQUEST_INVALID when there is none, or none that any server could have. */
    Secret secret() {
        if (password == null || password.isEmpty() || password.length() > LONGEST_PASSWORD) {
            throw invalid("password must have 1 to " + LONGEST_PASSWORD + " characters");
        }
        if (CONTROL.matcher(password).find()) {
            throw invalid("password must have no control characters");
        }
        return Secret.of(password);
    }

    private int port(EngineVersion version) {
        int wanted = port == null ? version.launch().port().orElse(0) : port;
        if (wanted < 1 || wanted > LAST_PORT) {
            throw invalid("port must be 1 to " + LAST_PORT);
        }
        return wanted;
    }

    private SourceTls privacy() {
        return Arrays.stream(SourceTls.values())
                .filter(known -> known.toString().equals(tls == null ? SourceTls.REQUIRED.toString() : tls))
                .findFirst()
                .orElseThrow(() -> invalid("tls must be required or off"));
    }

    private static String name(String what, @Nullable String text) {
        String given = Requests.required(what, text);
        if (given.length() > LONGEST_NAME || CONTROL.matcher(given).find() || given.startsWith("-")) {
            throw invalid(what + " must have at most " + LONGEST_NAME
                    + " characters, no control characters among them, and not begin with a hyphen");
        }
        return given;
    }

    private static CodedException invalid(String why) {
        return new CodedException(ErrorCode.REQUEST_INVALID, why);
    }

    @Override
    public String toString() {
        return "ImportRequest[host=" + host + "]";
    }
}
