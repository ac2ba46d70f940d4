package io.databerth.backup.engine;

import io.databerth.backup.format.Fingerprint;
import io.databerth.backup.format.Held;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.engine.Backup;
import io.databerth.engine.ContentFingerprint;
import java.util.List;
import java.util.Set;

/** Compares what was loaded with what was dumped. */
public final class FingerprintCheck {
    private static final int NAMED = 5;

    private FingerprintCheck() {}

    /**
     * PROOF_FAILED, naming the first differences, unless what was loaded of a database is what its fingerprint says.
     *
     * @param sameVersion whether the content was loaded by the version of the engine that dumped it
     */
    public static void require(Held held, List<String> loaded, Backup backup, boolean sameVersion) {
        Fingerprint dumped = held.fingerprint();
        String where =
                held.other().map(name -> " in the inner database " + name).orElse("");
        if (dumped.lines().isEmpty()) {
            // Too many lines were there to keep; then only their digest can be compared.
            if (!Fingerprint.of(loaded).sha256().equals(dumped.sha256())) {
                throw new CodedException(ErrorCode.PROOF_FAILED, "the loaded content has another fingerprint" + where);
            }
            return;
        }
        Set<String> left =
                sameVersion ? Set.of() : backup.fingerprint().ofVersion().orElse(Set.of());
        List<String> differences = parsed(dumped.lines())
                .withoutValuesOf(left)
                .differences(
                        parsed(loaded).withoutValuesOf(left),
                        backup.fingerprint().moving());
        if (!differences.isEmpty()) {
            throw new CodedException(
                    ErrorCode.PROOF_FAILED,
                    differences.size() + " differences" + where + ", first: "
                            + String.join("; ", differences.subList(0, Math.min(NAMED, differences.size()))));
        }
    }

    private static ContentFingerprint parsed(List<String> lines) {
        return ContentFingerprint.parse(String.join("\n", lines));
    }
}
