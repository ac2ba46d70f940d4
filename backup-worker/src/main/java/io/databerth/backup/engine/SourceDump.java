package io.databerth.backup.engine;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.backup.ImportSource;
import io.databerth.engine.Backup;
import io.databerth.engine.HoleName;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Streams the content of a server elsewhere out of it, with the tools and the network of a database of ours. */
public final class SourceDump {
    private final ToolOutput output;

    /** @param stallLimit how long it may give no byte */
    public SourceDump(ContainerRuntime runtime, Duration stallLimit) {
        output = new ToolOutput(runtime, stallLimit);
    }

    /** The command; OPERATION_UNSUPPORTED unless the engine can copy from elsewhere over such a connection. */
    public static RenderedExec command(LiveDatabase database, ImportSource from) {
        Backup.Source source = database.backup()
                .source()
                .orElseThrow(() -> unsupported(database, "does not copy content from another server"));
        String tls = source.word(from.tls())
                .orElseThrow(() -> unsupported(database, "copies content over no connection with tls " + from.tls()));
        return source.dump()
                .render(database.version()
                        .holes()
                        .with(HoleName.SOURCE_SERVER_HOST, from.host())
                        .with(HoleName.SOURCE_SERVER_PORT, Integer.toString(from.port()))
                        .with(HoleName.SOURCE_SERVER_DATABASE, from.database())
                        .with(HoleName.SOURCE_SERVER_USERNAME, from.username())
                        .with(HoleName.SOURCE_SERVER_TLS, tls));
    }

    /** Writes everything to {@code sink}; ENGINE_COMMAND_FAILED with the tool's own words when that cannot be done. */
    public void to(LiveDatabase database, ImportSource from, Secret password, OutputStream sink) throws IOException {
        RenderedExec dump = command(database, from);
        output.copy("the dump of the other server", database.containerId(), dump, dump.request(password), sink);
    }

    private static CodedException unsupported(LiveDatabase database, String what) {
        return new CodedException(
                ErrorCode.OPERATION_UNSUPPORTED, database.content().engine() + " " + what);
    }
}
