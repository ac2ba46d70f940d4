package io.databerth.backup;

import io.databerth.backup.engine.LiveDatabase;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.engine.Credentials;
import io.databerth.engine.HoleName;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import java.time.Duration;

/** Tries a real log-in with today's password: a restore must not bring back an old one. */
public final class CurrentLogin {
    /** A rotation may come between the vault's answer and the log-in; then the next answer is the new password. */
    private static final int TRIES = 3;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ContainerRuntime runtime;
    private final CurrentPassword password;

    public CurrentLogin(ContainerRuntime runtime, CurrentPassword password) {
        this.runtime = runtime;
        this.password = password;
    }

    /** CREDENTIAL_REFUSED when the restored database does not accept the current password. */
    void require(LiveDatabase live) throws InterruptedException {
        for (int tried = 1; !accepted(live); tried++) {
            if (tried == TRIES) {
                throw new CodedException(
                        ErrorCode.CREDENTIAL_REFUSED, "the restored database does not accept the current password");
            }
            Thread.sleep(PAUSE);
        }
    }

    private boolean accepted(LiveDatabase live) {
        Credentials credentials = live.version()
                .credentials()
                .orElseThrow(() -> new CodedException(
                        ErrorCode.OPERATION_UNSUPPORTED, live.content().engine() + " has no credentials"));
        Secret current = password.of(live.id());
        RenderedExec login = credentials
                .login()
                .render(live.holes()
                        .with(HoleName.ADDRESS, live.content().containerName())
                        .with(HoleName.PASSWORD, current));
        return login.succeeded(runtime.execute(live.containerId(), login.request(current)));
    }
}
