package io.databerth.runtime;

/** What a command finds on its standard input. */
public sealed interface ExecInput {
    /** End of file at once. */
    record None() implements ExecInput {}

    /** These bytes, then end of file. */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    record Bytes(byte[] bytes) implements ExecInput {
        /** The content may hold a password: it is not shown. */
        @Override
        public String toString() {
            return "Bytes[" + bytes.length + "]";
        }
    }

    /** Whatever the caller writes to {@link ExecStream#input()} until it closes that. */
    record Stream() implements ExecInput {}
}
