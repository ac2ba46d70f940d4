package io.databerth.backup.proof;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.engine.Template;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import java.time.Duration;
import java.util.List;

/** A volume that outlives the server it was filled in. */
final class KeptVolume {
    private static final List<Template> WAITS = List.of(Template.of("sleep"), Template.of("infinity"));
    /** For as much as the host's memory holds back from its disk. */
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private KeptVolume() {}

    /** Returns when its content survives a power cut: a server in isolation does not wait for the disk. */
    static void flush(ContainerRuntime runtime, ProofPlace place) {
        try (IsolatedContainer waiting =
                IsolatedContainer.start(runtime, place, IsolatedContainer.Command.inThePlaceOfTheServer(WAITS))) {
            String path = place.version().launch().dataPath();
            ExecOutcome outcome = runtime.execute(
                    waiting.id(), ExecRequest.of("sync", "-f", path).within(LIMIT));
            if (!outcome.succeeded()) {
                throw new CodedException(
                        ErrorCode.ENGINE_COMMAND_FAILED,
                        "what was loaded could not be brought to the disk: " + outcome.stderr());
            }
        }
    }
}
