package io.databerth.runtime.fake;

import io.databerth.runtime.ContainerState;
import io.databerth.runtime.ExecRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What a test lets a command do. */
@FunctionalInterface
public interface FakeProgram {

    /** Runs on a thread of its own and returns the exit code; an IOException counts as exit code 1. */
    int run(Call call) throws IOException;

    /** One call of the program; a requested password is in {@code request.password()}, as if it stood in the environment. */
    record Call(
            ContainerState container,
            ExecRequest request,
            InputStream input,
            OutputStream output,
            OutputStream errors) {}
}
