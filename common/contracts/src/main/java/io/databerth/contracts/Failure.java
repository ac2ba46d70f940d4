package io.databerth.contracts;

/** Why something did not happen: a stable code, what was seen, and what to do about it. Never holds a secret. */
public record Failure(ErrorCode code, String message, String remedy) {
    public static Failure of(ErrorCode code, String message) {
        return new Failure(code, message, code.remedy());
    }
}
