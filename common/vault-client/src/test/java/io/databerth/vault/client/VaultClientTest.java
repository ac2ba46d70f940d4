package io.databerth.vault.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the client makes of answers; that the vault gives these answers is tested in the vault, with this client. */
class VaultClientTest {
    private static final DatabaseId DATABASE = DatabaseId.next();
    private static final SecretReference APP = new SecretReference(DATABASE, Purpose.APP);

    @TempDir
    Path directory;

    private HttpServer server;
    private final AtomicReference<String> authorization = new AtomicReference<>();
    private final AtomicReference<String> request = new AtomicReference<>();
    private VaultClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        Path key = Files.writeString(directory.resolve("key"), "the-service-key\n");
        client = new VaultClient(base(), key);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aPasswordArrivesAsASecretThatNoTextShows() {
        answer(
                "/internal/v1/secrets/redeem",
                200,
                """
                {"reference":"%s","version":3,"value":"wonderful"}""".formatted(APP));
        RedeemedPassword redeemed = client.redeemPassword(APP, 3);
        assertThat(redeemed).isEqualTo(new RedeemedPassword(APP, 3, Secret.of("wonderful")));
        assertThat(redeemed.toString()).doesNotContain("wonderful");
        assertThat(authorization).hasValue("Bearer the-service-key");
        assertThat(request.get()).contains("\"version\":3").contains(APP.toString());
    }

    @Test
    void aMissingSecretIsToldApartFromAnUnreachableVault() {
        answer(
                "/internal/v1/secrets/redeem",
                404,
                """
                {"code":"NOT_FOUND","detail":"no such version"}""");
        assertThatExceptionOfType(NotYetIssued.class)
                .isThrownBy(() -> client.redeemPassword(APP))
                .withMessage("no such version");
        server.stop(0);
        assertThat(codeOf(() -> client.redeemPassword(APP))).isEqualTo(ErrorCode.VAULT_UNAVAILABLE);
    }

    @Test
    void theVaultsOwnCodeIsKept() {
        answer("/internal/v1/tickets/redeem", 410, """
                {"code":"TICKET_INVALID","detail":"used"}""");
        assertThat(codeOf(() -> client.redeemTicket(DATABASE, Secret.of("t")))).isEqualTo(ErrorCode.TICKET_INVALID);
    }

    @Test
    void aFaultOrAnUnreadableAnswerOfTheVaultIsTransientAndQuotesNothing() {
        answer("/internal/v1/tickets/redeem", 500, "wonderful");
        answer("/internal/v1/secrets/redeem", 200, "wonderful");
        assertThat(codeOf(() -> client.redeemTicket(DATABASE, Secret.of("t")))).isEqualTo(ErrorCode.VAULT_UNAVAILABLE);
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> client.redeemPassword(APP))
                .withNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("wonderful"));
    }

    @Test
    void aBackupKeyHidesItselfFromTexts() {
        answer(
                "/internal/v1/backup-keys",
                200,
                """
                {"keyReference":"kek-1","key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","wrapped":"d3JhcA=="}""");
        BackupKey key = client.createBackupKey(DATABASE, BackupId.next());
        assertThat(key.key().getEncoded()).hasSize(32);
        assertThat(key.toString()).doesNotContain("AAAA");
    }

    @Test
    void aMissingServiceKeyNamesTheFile() {
        VaultClient keyless = new VaultClient(base(), directory.resolve("absent.key"));
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> keyless.redeemPassword(APP))
                .withMessageContaining("absent.key");
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static ErrorCode codeOf(Runnable call) {
        try {
            call.run();
        } catch (CodedException e) {
            return e.failure().code();
        }
        throw new AssertionError("expected a failure");
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
            request.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }
}
