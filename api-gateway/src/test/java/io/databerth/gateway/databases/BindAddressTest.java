package io.databerth.gateway.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.CodedException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindAddressTest {
    private static final Set<String> OWN = Set.of("192.0.2.7");

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.3.2.1", "0.0.0.0", "192.0.2.7"})
    void loopbackAllAndTheHostsOwnAreTaken(String address) {
        assertThat(BindAddress.of(address, OWN).text()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "localhost", "0x7f.1", "017700000001", "127.1", "127.0.0.1.", "127.0.0.01", "127.0.0.256",
                "[::ffff:127.0.0.1]", "::1", "169.254.169.254", "192.0.2.8", "example.com", "127.0.0.1\n", "-p",
                        "unix:///x"
            })
    void everythingElseIsRefused(String address) {
        assertThatThrownBy(() -> BindAddress.of(address, OWN)).isInstanceOf(CodedException.class);
    }

    @Test
    void aDatabaseOnAllAddressesIsReachedAtTheHostsOwn() {
        assertThat(BindAddress.of("0.0.0.0", OWN).reachableName(OWN)).isEqualTo("192.0.2.7");
        assertThat(BindAddress.of(null, OWN).reachableName(OWN)).isEqualTo("127.0.0.1");
    }
}
