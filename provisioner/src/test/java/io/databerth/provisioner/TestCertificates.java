package io.databerth.provisioner;

import io.databerth.contracts.Secret;
import io.databerth.vault.client.ServerCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority for one test, by the JDK's own keytool. */
final class TestCertificates {
    private static final String STORE_PASSWORD = "only-for-this-test";
    private final Path directory;

    TestCertificates(Path directory) throws IOException {
        this.directory = directory;
        keyPair("ca", "CN=test authority", "-ext", "bc:c");
    }

    ServerCertificate serverOf(String name) throws IOException, GeneralSecurityException {
        keyPair(name, "CN=" + name);
        String request = keytool("-certreq", "-alias", name, "-keystore", store(name));
        Path requestFile = Files.writeString(directory.resolve(name + ".csr"), request);
        String chain = keytool(
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-keystore",
                store("ca"),
                "-infile",
                requestFile.toString(),
                "-ext",
                "san=dns:" + name,
                "-validity",
                "2");
        return new ServerCertificate(Secret.of(privateKey(name)), chain, authority());
    }

    String authority() throws IOException {
        return keytool("-exportcert", "-rfc", "-alias", "ca", "-keystore", store("ca"));
    }

    private void keyPair(String alias, String subject, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", subject, "-keyalg", "EC"));
        arguments.addAll(List.of("-groupname", "secp256r1", "-validity", "2", "-keystore", store(alias)));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private String store(String alias) {
        return directory.resolve(alias + ".p12").toString();
    }

    private String privateKey(String alias) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(Path.of(store(alias)))) {
            keys.load(content, STORE_PASSWORD.toCharArray());
        }
        byte[] key = keys.getKey(alias, STORE_PASSWORD.toCharArray()).getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
    }

    private static String keytool(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", STORE_PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool " + arguments[0] + " failed: " + output);
            }
        } catch (InterruptedException hurried) {
            throw new IOException(hurried);
        }
        return output;
    }
}
