package io.databerth.backup.format;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Explained;
import io.databerth.contracts.Failure;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Why a stored backup cannot be used; thrown before an unauthenticated byte is handed out. */
public abstract sealed class BackupFileFailure extends IOException implements Explained {
    private static final long serialVersionUID = 1L;
    private final ErrorCode code;
    private final String what;

    private BackupFileFailure(ErrorCode code, String what, @Nullable Throwable cause) {
        super(what, cause);
        this.code = code;
        this.what = what;
    }

    /** The same as words of the contracts: BACKUP_DAMAGED when the bytes are not what was written, else BACKUP_UNUSABLE. */
    @Override
    public Failure failure() {
        return Failure.of(code, what);
    }

    /** There is no such backup. */
    public static final class Missing extends BackupFileFailure {
        private static final long serialVersionUID = 1L;

        public Missing(String what) {
            super(ErrorCode.BACKUP_UNUSABLE, what, null);
        }
    }

    /** The file is shorter than it was written. */
    public static final class Truncated extends BackupFileFailure {
        private static final long serialVersionUID = 1L;

        public Truncated(String what) {
            super(ErrorCode.BACKUP_DAMAGED, what, null);
        }
    }

    /** The bytes are not what was written; {@link #segment()} says where, when it is in one segment. */
    public static final class Damaged extends BackupFileFailure {
        private static final long serialVersionUID = 1L;
        private static final long NOWHERE = -1;
        private final long segment;

        public Damaged(String what) {
            this(what, NOWHERE, null);
        }

        public Damaged(String what, long segment, @Nullable Throwable cause) {
            super(ErrorCode.BACKUP_DAMAGED, what, cause);
            this.segment = segment;
        }

        /** Counted from 0. */
        public OptionalLong segment() {
            return segment == NOWHERE ? OptionalLong.empty() : OptionalLong.of(segment);
        }
    }

    /** The given key is not the one that sealed the file. */
    public static final class WrongKey extends BackupFileFailure {
        private static final long serialVersionUID = 1L;

        public WrongKey(String what) {
            super(ErrorCode.BACKUP_UNUSABLE, what, null);
        }
    }

    /** An intact file or manifest, but of another backup, another database or an earlier revision. */
    public static final class Swapped extends BackupFileFailure {
        private static final long serialVersionUID = 1L;

        public Swapped(String what) {
            super(ErrorCode.BACKUP_DAMAGED, what, null);
        }
    }

    /** Not a backup of ours, or of a format version that this Databerth does not read. */
    public static final class NotOurs extends BackupFileFailure {
        private static final long serialVersionUID = 1L;

        public NotOurs(String what) {
            super(ErrorCode.BACKUP_UNUSABLE, what, null);
        }
    }

    /** The data is there, but it was never published. */
    public static final class ManifestMissing extends BackupFileFailure {
        private static final long serialVersionUID = 1L;

        public ManifestMissing(String what) {
            super(ErrorCode.BACKUP_UNUSABLE, what, null);
        }
    }

    /** The manifest is not what was written. */
    public static final class ManifestDamaged extends BackupFileFailure {
        private static final long serialVersionUID = 1L;

        public ManifestDamaged(String what, @Nullable Throwable cause) {
            super(ErrorCode.BACKUP_DAMAGED, what, cause);
        }
    }

    /** Unpacking would take more memory or space than is allowed or was recorded. */
    public static final class TooLarge extends BackupFileFailure {
        private static final long serialVersionUID = 1L;

        public TooLarge(String what, @Nullable Throwable cause) {
            super(ErrorCode.BACKUP_UNUSABLE, what, cause);
        }
    }
}
