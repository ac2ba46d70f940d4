package io.databerth.launcher.bench;

import io.databerth.contracts.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority and a server's certificate of it, in PEM, made by the JDK's own tool. */
record PlainCertificate(String chain, String authority, Secret key) {
    /** Guards nothing: the files are gone before anything uses what was in them. */
    private static final String STORE_PASSWORD = "of-no-use";

    /** For a host of this name and for the loopback address; {@code folder} is used and left with files in it. */
    static PlainCertificate of(String host, Path folder) throws Exception {
        Files.createDirectories(folder);
        keytool(folder, "authority", "-genkeypair", "-alias", "ca", "-dname", "CN=bench authority", "-ext", "bc:c");
        keytool(folder, "server", "-genkeypair", "-alias", "server", "-dname", "CN=" + host);
        keytool(folder, "server", "-certreq", "-alias", "server", "-file", "request");
        String names = "san=dns:" + host + ",dns:localhost,ip:127.0.0.1";
        String signed = "server.crt";
        keytool(
                folder,
                "authority",
                "-gencert",
                "-alias",
                "ca",
                "-infile",
                "request",
                "-outfile",
                signed,
                "-ext",
                names);
        byte[] key = store(folder, "server")
                .getKey("server", STORE_PASSWORD.toCharArray())
                .getEncoded();
        byte[] authority = store(folder, "authority").getCertificate("ca").getEncoded();
        return new PlainCertificate(
                pem("CERTIFICATE", Files.readAllBytes(folder.resolve(signed))),
                pem("CERTIFICATE", authority),
                Secret.of(pem("PRIVATE KEY", key)));
    }

    private static void keytool(Path folder, String store, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (String argument : arguments) {
            command.add(argument.equals("request") || argument.endsWith(".crt") ? file(folder, argument) : argument);
        }
        command.addAll(List.of("-keystore", file(folder, store), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", STORE_PASSWORD, "-validity", "2"));
        if (command.contains("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        }
        Shell.run(command);
    }

    private static String file(Path folder, String name) {
        return folder.resolve(name).toString();
    }

    private static KeyStore store(Path folder, String name) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(folder.resolve(name).toFile(), STORE_PASSWORD.toCharArray());
    }

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
