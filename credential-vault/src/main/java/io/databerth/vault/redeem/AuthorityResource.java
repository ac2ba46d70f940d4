package io.databerth.vault.redeem;

import io.databerth.vault.authority.CertificateAuthority;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Shows the authority's certificate, which is public, to every service. */
@Path("/internal/v1/ca")
public class AuthorityResource {
    private final CertificateAuthority authority;

    public AuthorityResource(CertificateAuthority authority) {
        this.authority = authority;
    }

    @GET
    @Produces("application/x-pem-file")
    public String certificate() {
        return authority.certificatePem();
    }
}
