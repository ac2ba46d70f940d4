package io.databerth.launcher.plan;

import io.databerth.contracts.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A store that exists already: its address without the credentials, and an account that may make databases and log-ins. */
public record ExternalStore(String jdbcUrl, String user, Secret password) {

    /** Reads {@code postgresql://user:password@host:port/database?parameters}, with or without {@code jdbc:} before it. */
    public static ExternalStore parse(String url) {
        URI uri = URI.create(url.replaceFirst("^jdbc:", ""));
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().startsWith("postgres")) {
            throw invalid();
        }
        String user = "";
        String password = "";
        String info = uri.getRawUserInfo();
        if (info != null) {
            user = decoded(before(info, ':'));
            password = decoded(after(info, ':'));
        }
        List<String> kept = new ArrayList<>();
        for (String parameter : uri.getRawQuery() == null
                ? List.<String>of()
                : List.of(uri.getRawQuery().split("&", -1))) {
            switch (before(parameter, '=')) {
                case "user" -> user = decoded(after(parameter, '='));
                case "password" -> password = decoded(after(parameter, '='));
                default -> kept.add(parameter);
            }
        }
        if (user.isEmpty() || password.isEmpty()) {
            throw invalid();
        }
        return new ExternalStore(address(uri, kept), user, Secret.of(password));
    }

    private static String address(URI uri, List<String> parameters) {
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        String path = uri.getRawPath() == null || uri.getRawPath().length() < 2 ? "/postgres" : uri.getRawPath();
        return "jdbc:postgresql://" + uri.getHost() + ":" + port + path
                + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }

    private static String before(String text, char separator) {
        int at = text.indexOf(separator);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String after(String text, char separator) {
        int at = text.indexOf(separator);
        return at < 0 ? "" : text.substring(at + 1);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException invalid() {
        // Without the text: it holds a password.
        return new IllegalArgumentException(
                "DATABERTH_POSTGRES_URL must look like postgresql://user:password@host:5432/database");
    }
}
