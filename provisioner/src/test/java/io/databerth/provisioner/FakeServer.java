package io.databerth.provisioner;

import io.databerth.contracts.Labels;
import io.databerth.runtime.ContainerMount;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.VolumeDetails;
import io.databerth.runtime.fake.FakeProgram;
import io.databerth.runtime.fake.FakeRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A server in the containers of a fake runtime, as its clients see it. What it knows lies in the volume: another volume
 * knows nobody.
 */
final class FakeServer {
    private static final Pattern ACCOUNT =
            Pattern.compile("ALTER ROLE \"([^\"]+)\"[^;]*PASSWORD '(SCRAM-SHA-256[^']+)'");
    private static final Pattern LOCKED_OUT =
            Pattern.compile("NOLOGIN PASSWORD NULL', rolname\\) FROM pg_roles WHERE rolname = '([^']+)'");
    private static final Pattern DROPPED = Pattern.compile("DROP ROLE \"([^\"]+)\"");
    private static final Pattern FROZEN =
            Pattern.compile("ALTER ROLE \"([^\"]+)\" SET default_transaction_read_only = on");
    private static final Pattern THAWED =
            Pattern.compile("ALTER ROLE \"([^\"]+)\" RESET default_transaction_read_only");
    private static final int REFUSED = 2;
    private static final int NO_ROOM = 28;

    private final FakeRuntime runtime;
    private final Map<String, Map<String, String>> accountsByVolume = new ConcurrentHashMap<>();
    private final Set<String> frozen = ConcurrentHashMap.newKeySet();
    final AtomicInteger accountChanges = new AtomicInteger();
    /** What it was told, in order. */
    final List<String> scripts = new CopyOnWriteArrayList<>();

    volatile boolean refusesScripts;
    volatile boolean refusesLogins;
    volatile boolean forgetsPasswords;
    volatile boolean full;

    /** Directories that were taken out of copies of volumes. */
    final List<String> leftOut = new CopyOnWriteArrayList<>();

    FakeServer(FakeRuntime runtime) {
        this.runtime = runtime;
        runtime.addImage("databerth/postgresql:17");
        runtime.install("psql", this::psql);
        runtime.install("pg_isready", call -> 0);
        runtime.install("sh", this::copyVolume);
    }

    private int psql(FakeProgram.Call call) throws IOException {
        return call.request().argv().contains("--command=SELECT 1") ? login(call) : script(call);
    }

    private int login(FakeProgram.Call call) {
        ExecRequest request = call.request();
        String user = request.environment().getOrDefault("PGUSER", "");
        String password = ((ExecRequest.Password.Given) request.password().orElseThrow())
                .value()
                .reveal();
        return !refusesLogins && accepts(call.container().name(), user, password) ? 0 : REFUSED;
    }

    private int script(FakeProgram.Call call) throws IOException {
        String text = new String(call.input().readAllBytes(), StandardCharsets.UTF_8);
        scripts.add(text);
        if (refusesScripts) {
            call.errors().write("ERROR: not today".getBytes(StandardCharsets.UTF_8));
            return 3;
        }
        Matcher account = ACCOUNT.matcher(text);
        if (account.find() && !forgetsPasswords) {
            accounts(call.container().name()).put(account.group(1), account.group(2));
            accountChanges.incrementAndGet();
        }
        for (Pattern ending : List.of(LOCKED_OUT, DROPPED)) {
            Matcher ended = ending.matcher(text);
            if (ended.find()) {
                accounts(call.container().name()).remove(ended.group(1));
            }
        }
        Matcher freeze = FROZEN.matcher(text);
        if (freeze.find()) {
            frozen.add(volume(call.container().name()) + freeze.group(1));
        }
        Matcher thaw = THAWED.matcher(text);
        if (thaw.find()) {
            frozen.remove(volume(call.container().name()) + thaw.group(1));
        }
        return 0;
    }

    /** What copies a volume: with its size, or the word that there is no room. */
    private int copyVolume(FakeProgram.Call call) throws IOException {
        String script = call.request().argv().get(2);
        if (script.contains("rm -rf")) {
            leftOut.add(call.request().argv().getLast());
            return 0;
        }
        if (!script.contains("cp -a")) {
            call.errors().write((full ? "no room" : "").getBytes(StandardCharsets.UTF_8));
            return full ? NO_ROOM : 0;
        }
        List<String> tokens = runtime.spec(call.container().name()).mounts().stream()
                .filter(ContainerMount.Volume.class::isInstance)
                .map(mount -> token(((ContainerMount.Volume) mount).name()))
                .toList();
        Map.copyOf(accountsByVolume).forEach((place, accounts) -> {
            if (place.endsWith(tokens.getFirst() + "/")) {
                accountsByVolume.put(
                        place.replace(tokens.getFirst(), tokens.getLast()), new ConcurrentHashMap<>(accounts));
            }
        });
        call.output().write("2048\n".getBytes(StandardCharsets.UTF_8));
        return 0;
    }

    /** Whether the user's transactions are read-only. */
    boolean readsOnly(String container, String user) {
        return frozen.contains(volume(container) + user);
    }

    /** As a server whose content came from elsewhere. */
    void freeze(String container, String user) {
        frozen.add(volume(container) + user);
    }

    /** The same as a server that forgot. */
    void thaw(String container, String user) {
        frozen.remove(volume(container) + user);
    }

    /** As a server whose content was replaced. */
    void forget(String container, String user) {
        accounts(container).remove(user);
    }

    /** Whether a client could log in. */
    boolean accepts(String container, String user, String password) {
        return Optional.ofNullable(accounts(container).get(user))
                .filter(verifier -> matches(verifier, password))
                .isPresent();
    }

    private Map<String, String> accounts(String container) {
        return accountsByVolume.computeIfAbsent(volume(container), none -> new ConcurrentHashMap<>());
    }

    private String volume(String container) {
        String volume = runtime.spec(container).mounts().stream()
                .filter(ContainerMount.Volume.class::isInstance)
                .map(mount -> ((ContainerMount.Volume) mount).name())
                .findFirst()
                .map(this::token)
                .orElse("missing");
        return container + volume + "/";
    }

    private String token(String volume) {
        return runtime.volume(volume)
                .map(VolumeDetails::labels)
                .map(labels -> labels.getOrDefault(Labels.VOLUME, "unlabelled"))
                .orElse("missing");
    }

    private static boolean matches(String verifier, String password) {
        String[] parts = verifier.split("[$:]", -1);
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        try {
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, Integer.parseInt(parts[1]), 256))
                    .getEncoded();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salted, "HmacSHA256"));
            byte[] client = mac.doFinal("Client Key".getBytes(StandardCharsets.UTF_8));
            byte[] stored = MessageDigest.getInstance("SHA-256").digest(client);
            return Arrays.equals(stored, Base64.getDecoder().decode(parts[3]));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
