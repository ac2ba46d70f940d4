package io.databerth.vault.redeem;

import static io.databerth.vault.access.ServiceAuthentication.callerOf;

import com.fasterxml.jackson.core.type.TypeReference;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.vault.access.Audit;
import io.databerth.vault.access.CallingWorker;
import io.databerth.vault.access.Permission;
import io.databerth.vault.secrets.EvidenceSigner;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signs, for the backup worker, what a proof has found. */
@Path("/internal/v1/evidence")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EvidenceResource {
    /** Nothing else is signed: the signature says no more than this. */
    private static final Set<String> CLAIMS = Set.of(
            "backup",
            "database",
            "engine",
            "engineVersion",
            "kind",
            "takenAt",
            "fileBytes",
            "fileSha256",
            "fingerprint",
            "level",
            "provenAt",
            "durationMillis");

    private final EvidenceSigner signer;
    private final Audit audit;

    public record Answer(String jws) {}

    public EvidenceResource(EvidenceSigner signer, Audit audit) {
        this.signer = signer;
        this.audit = audit;
    }

    @POST
    public Answer sign(@Context ContainerRequestContext context, @Nullable String body) {
        CallingWorker caller = callerOf(context);
        Map<String, String> claims = Bodies.read(body, new TypeReference<Map<String, String>>() {});
        if (!claims.keySet().equals(CLAIMS)) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, "evidence has these claims and no others: " + CLAIMS);
        }
        return audit.of(
                caller,
                "sign-evidence",
                String.valueOf(claims.get("backup")),
                () -> {
                    caller.require(Permission.SIGN_EVIDENCE);
                    return new Answer(signer.sign(claims));
                },
                done -> "done");
    }
}
