package io.databerth.provisioner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.embedded.TestServers;
import io.databerth.messaging.Transactions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PortClaimsTest {
    private static final int FROM = 5432;
    private final DataSource store = TestServers.migratedDatabase("provisioner", "db/messaging", "db/migration")
            .dataSource();
    private final PortClaims everyPortFree = new PortClaims((address, port) -> true);

    @Test
    void sixteenThreadsGetSixteenPorts() throws Exception {
        var claims = new ArrayList<Callable<Integer>>();
        for (int number = 0; number < 16; number++) {
            claims.add(() -> claim(everyPortFree, DatabaseId.next()));
        }
        var ports = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (Future<Integer> port : threads.invokeAll(claims)) {
                ports.add(port.get());
            }
        }
        assertThat(ports)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(FROM, FROM + 16).boxed().toList());
    }

    @Test
    void aClaimIsKeptUntilItIsGivenBack() throws SQLException {
        DatabaseId first = DatabaseId.next();
        assertThat(claim(everyPortFree, first)).isEqualTo(FROM);
        assertThat(claim(everyPortFree, first)).isEqualTo(FROM);
        assertThat(claim(everyPortFree, DatabaseId.next())).isEqualTo(FROM + 1);
        Transactions.run(store, transaction -> PortClaims.release(transaction, first));
        assertThat(claim(everyPortFree, DatabaseId.next())).isEqualTo(FROM);
    }

    @Test
    void aRefusedPortIsExchanged() throws SQLException {
        DatabaseId database = DatabaseId.next();
        claim(everyPortFree, database);
        int another = Transactions.call(
                store,
                transaction ->
                        everyPortFree.claimAnother(transaction, database, "127.0.0.1", FROM, Set.of(FROM, FROM + 1)));
        assertThat(another).isEqualTo(FROM + 2);
        assertThat(claim(everyPortFree, database)).isEqualTo(FROM + 2);
    }

    @Test
    void aPortThatTheHostUsesIsPassedOver() throws SQLException, IOException {
        try (var used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = used.getLocalPort();
            var claims = new PortClaims(PortProbe.ofHost());
            int chosen = Transactions.call(
                    store, transaction -> claims.claim(transaction, DatabaseId.next(), "127.0.0.1", port));
            assertThat(chosen).isGreaterThan(port);
        }
    }

    @Test
    void anExhaustedRangeIsToldWithItsCode() {
        var noPortFree = new PortClaims((address, port) -> false);
        assertThatThrownBy(() -> claim(noPortFree, DatabaseId.next()))
                .isInstanceOfSatisfying(
                        CodedException.class,
                        refusal -> assertThat(refusal.failure().code()).isEqualTo(ErrorCode.PORTS_EXHAUSTED));
    }

    private int claim(PortClaims claims, DatabaseId database) throws SQLException {
        return Transactions.call(store, transaction -> claims.claim(transaction, database, "127.0.0.1", FROM));
    }
}
