package io.databerth.gateway.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.Secret;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.vault.client.RevealedCredentials;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How to connect: from anywhere that reaches the host if it is {@code published}, else from its project's network. {@code urls} are in the forms that clients of different languages want; the password is masked in all of
 * them unless it has just been revealed.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionAnswer(
        boolean published,
        @Nullable String note,
        String host,
        int port,
        String database,
        String username,
        String password,
        String sslmode,
        @Nullable String url,
        Map<String, String> urls,
        @Nullable String caCertificate,
        @Nullable Instant certificateExpires) {
    private static final String NOT_PUBLISHED =
            "not published: only containers on its project's network reach this host name and port;"
                    + " POST .../publish opens a port of the host";
    private static final String MASK = "***";
    private static final String ENCRYPTED = "require";
    private static final String IN_THE_CLEAR = "disable";
    private static final String MAIN_FORM = "url";

    public ConnectionAnswer {
        urls = Map.copyOf(urls);
    }

    static ConnectionAnswer masked(DatabaseView view, int port, EngineVersion version) {
        return with(view.username, Secret.of(MASK), view, port, version);
    }

    /** For the user whose password it is: the database's own, or a further one. */
    static ConnectionAnswer of(RevealedCredentials revealed, DatabaseView view, int port, EngineVersion version) {
        return with(revealed.username(), revealed.password(), view, port, version);
    }

    private static ConnectionAnswer with(
            String username, Secret password, DatabaseView view, int port, EngineVersion version) {
        Map<String, String> urls = new TreeMap<>();
        Holes holes = version.holes()
                .with(HoleName.ADDRESS, view.hostName)
                .with(HoleName.PORT, Integer.toString(port))
                .with(HoleName.USERNAME, username)
                .with(HoleName.DATABASE, view.innerDatabase)
                .with(HoleName.PASSWORD, password);
        version.credentials()
                .ifPresent(section -> section.urls().forEach((form, url) -> urls.put(form, url.render(holes))));
        return new ConnectionAnswer(
                view.published(),
                view.published() ? null : NOT_PUBLISHED,
                view.hostName,
                port,
                view.innerDatabase,
                username,
                password.reveal(),
                version.launch().hasCertificate() ? ENCRYPTED : IN_THE_CLEAR,
                urls.get(MAIN_FORM),
                urls,
                view.caCertificate,
                view.certificateExpires);
    }
}
