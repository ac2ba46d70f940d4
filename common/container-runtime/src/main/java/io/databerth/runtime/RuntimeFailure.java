package io.databerth.runtime;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Explained;
import io.databerth.contracts.Failure;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a container runtime did not do what it was asked. Messages name resources, never contents. */
public abstract sealed class RuntimeFailure extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private RuntimeFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public final Failure failure() {
        return Failure.of(code(), String.valueOf(getMessage()));
    }

    /** What vanished or is still in use is a matter of the moment: the next attempt observes anew. */
    private ErrorCode code() {
        return switch (this) {
            case NameTaken taken -> ErrorCode.CONTAINER_CONFLICT;
            case PortTaken taken -> ErrorCode.PORTS_EXHAUSTED;
            case ImageMissing missing -> ErrorCode.IMAGE_UNAVAILABLE;
            case DeadlineExceeded late -> ErrorCode.ENGINE_COMMAND_FAILED;
            case LimitRefused refused -> ErrorCode.RUNTIME_REFUSED;
            case Refused refused -> refused.diskFull() ? ErrorCode.DISK_FULL : ErrorCode.RUNTIME_REFUSED;
            case NotFound gone -> ErrorCode.RUNTIME_UNAVAILABLE;
            case InUse used -> ErrorCode.RUNTIME_UNAVAILABLE;
            case Unavailable away -> ErrorCode.RUNTIME_UNAVAILABLE;
        };
    }

    /** Another container has this name. */
    public static final class NameTaken extends RuntimeFailure {
        private static final long serialVersionUID = 1L;

        public NameTaken(String name) {
            super("the container name '" + name + "' is taken", null);
        }
    }

    /** There is no such container, volume or network. */
    public static final class NotFound extends RuntimeFailure {
        private static final long serialVersionUID = 1L;

        public NotFound(String what) {
            super("there is no " + what, null);
        }
    }

    /** A port of the host is used by someone else. */
    public static final class PortTaken extends RuntimeFailure {
        private static final long serialVersionUID = 1L;

        public PortTaken(String message) {
            super(message, null);
        }
    }

    /** The image is neither here nor could it be fetched. */
    public static final class ImageMissing extends RuntimeFailure {
        private static final long serialVersionUID = 1L;

        public ImageMissing(String reference, String reason) {
            super("the image '" + reference + "' is missing: " + reason, null);
        }
    }

    /** The runtime, or its host, does not grant this limit: ask without it. */
    public static final class LimitRefused extends RuntimeFailure {
        private static final long serialVersionUID = 1L;
        private final Limit limit;

        public LimitRefused(Limit limit, String reason) {
            super("the runtime refuses " + limit + ": " + reason, null);
            this.limit = limit;
        }

        public Limit limit() {
            return limit;
        }
    }

    /** Something else still uses it. */
    public static final class InUse extends RuntimeFailure {
        private static final long serialVersionUID = 1L;

        public InUse(String what) {
            super(what + " is in use", null);
        }
    }

    /** The runtime cannot be reached or does not answer: try again later. */
    public static final class Unavailable extends RuntimeFailure {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The work itself (a command, a pull) took longer than it was given; it was ended. */
    public static final class DeadlineExceeded extends RuntimeFailure {
        private static final long serialVersionUID = 1L;

        public DeadlineExceeded(String what, Duration limit) {
            super(what + " took longer than " + limit, null);
        }
    }

    /** The runtime said no for another reason. */
    public static final class Refused extends RuntimeFailure {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message, null);
        }

        /** Container engines have no code for it; the operating system's words (ENOSPC) come through. */
        private boolean diskFull() {
            return String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains("no space left");
        }
    }
}
