package io.databerth.gateway.http;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What the API's description says about the API as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Databerth",
                        version = "1",
                        description =
                                "Databases on your own hosts, with backups that are proven by a restore. Every error is an"
                                        + " application/problem+json (RFC 9457) with a stable code and a remedy."),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(securitySchemeName = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
public class ApiDescription extends Application {}
