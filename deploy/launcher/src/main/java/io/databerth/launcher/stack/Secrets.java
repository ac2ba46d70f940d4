package io.databerth.launcher.stack;

import io.databerth.contracts.Secret;
import io.databerth.embedded.PrivateFiles;
import io.databerth.launcher.plan.DataDirectory;
import io.databerth.launcher.plan.Service;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The secrets between the platform's own parts: each is made once and lies in a file of mode 0600. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private final DataDirectory data;

    public Secrets(DataDirectory data) {
        this.data = data;
    }

    /** Makes what is missing; what is there is never changed. */
    void prepare() {
        PrivateFiles.traversableDirectory(data.root());
        PrivateFiles.directory(data.secrets());
        for (Service service : Service.all()) {
            PrivateFiles.directory(parent(data.configuration(service)));
            once(data.storePassword(service));
            if (service != Service.VAULT) { // The vault is who the others prove themselves to.
                once(data.serviceKey(service));
            }
        }
        once(data.readerPassword());
        if (!Files.exists(data.site())) {
            PrivateFiles.write(data.site(), HexFormat.of().formatHex(random(6)) + "\n");
        }
        prepareAdminToken();
    }

    /**
     * The hash is what the gateway gets. It is written last and says that the token was made: a token's file that its owner has
     * removed since is not made again.
     */
    private void prepareAdminToken() {
        if (!Files.exists(data.adminTokenHash())) {
            String token = "berth_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random(BYTES));
            PrivateFiles.write(data.adminToken(), token + "\n");
            PrivateFiles.write(data.adminTokenHash(), sha256(token) + "\n");
        }
    }

    Secret storePassword(Service service) {
        return Secret.of(PrivateFiles.read(data.storePassword(service)));
    }

    /** Of the log-in that reads the whole store for its backups. */
    Secret readerPassword() {
        return Secret.of(PrivateFiles.read(data.readerPassword()));
    }

    String site() {
        return PrivateFiles.read(data.site());
    }

    /** The first administrator's token, for the command line on this machine. */
    public Secret adminToken() {
        return Secret.of(PrivateFiles.read(data.adminToken()));
    }

    private static void once(Path file) {
        PrivateFiles.directory(parent(file));
        if (!Files.exists(file)) {
            PrivateFiles.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random(BYTES)) + "\n");
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("Not below a directory: " + file);
        }
        return parent;
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
