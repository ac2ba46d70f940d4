package io.databerth.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An authority and a server certificate of it (PEM), for tests and measurements, made by the JDK's own keytool. */
public record ThrowAwayCertificate(String authority, String certificate, String key) {
    private static final String STORE_PASSWORD = "only-for-tests";

    /** @param names for all of which the certificate is valid; an IPv4 address is one too */
    public static ThrowAwayCertificate of(String... names) throws Exception {
        Path folder = Files.createTempDirectory("databerth-certificates");
        try {
            keytool(folder, "authority", "-genkeypair", "-alias", "ca", "-dname", "CN=test authority", "-ext", "bc:c");
            keytool(folder, "server", "-genkeypair", "-alias", "server", "-dname", "CN=" + names[0]);
            keytool(folder, "server", "-certreq", "-alias", "server", "-file", "request");
            keytool(
                    folder,
                    "authority",
                    "-gencert",
                    "-alias",
                    "ca",
                    "-infile",
                    "request",
                    "-outfile",
                    "server.crt",
                    "-ext",
                    "san=" + alternatives(names));
            Certificate authority = store(folder, "authority").getCertificate("ca");
            KeyStore server = store(folder, "server");
            byte[] key = server.getKey("server", STORE_PASSWORD.toCharArray()).getEncoded();
            byte[] signed = Files.readAllBytes(folder.resolve("server.crt"));
            return new ThrowAwayCertificate(
                    pem("CERTIFICATE", authority.getEncoded()), pem("CERTIFICATE", signed), pem("PRIVATE KEY", key));
        } finally {
            for (Path file :
                    List.of(Path.of("authority"), Path.of("server"), Path.of("request"), Path.of("server.crt"))) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.delete(folder);
        }
    }

    private static String alternatives(String... names) {
        return Stream.of(names)
                .map(name -> (name.matches("[0-9.]+") ? "ip:" : "dns:") + name)
                .collect(Collectors.joining(","));
    }

    private static void keytool(Path folder, String store, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("-keystore", store, "-storetype", "PKCS12", "-storepass", STORE_PASSWORD, "-validity", "10"));
        if (List.of(arguments).contains("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        }
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool failed: " + output);
        }
    }

    private static KeyStore store(Path folder, String name) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(folder.resolve(name).toFile(), STORE_PASSWORD.toCharArray());
    }

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
