package io.databerth.gateway.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.database.AddressRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    private static final AddressRange RANGE = AddressRange.parse("10.20.30.0/24");

    @Test
    void theLowerHalfIsForFixedAddressesAndTheUpperForTheEngine() {
        assertThat(RANGE).hasToString("10.20.30.0/24");
        assertThat(RANGE.gateway()).isEqualTo("10.20.30.1");
        assertThat(RANGE.firstFixed()).isEqualTo("10.20.30.2");
        assertThat(RANGE.lastFixed()).isEqualTo("10.20.30.127");
        assertThat(RANGE.leased()).isEqualTo("10.20.30.128/25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.30.2", "10.20.30.77", "10.20.30.127"})
    void anAddressOfTheLowerHalfIsOffered(String address) {
        assertThat(RANGE.offers(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.30.0", "10.20.30.1", "10.20.30.128", "10.20.30.255"})
    void theNetworksOwnAndTheEnginesAddressesAreReserved(String address) {
        assertThat(RANGE.contains(address)).isTrue();
        assertThat(RANGE.offers(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.20.31.2", "10.20.29.255", "", "10.20.30", "10.20.30.02", "10.20.30.300", "::1", "a.b.c.d"})
    void everythingElseIsOfAnotherNetwork(String address) {
        assertThat(RANGE.contains(address)).isFalse();
        assertThat(RANGE.offers(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/16", "172.16.0.0/16", "172.31.255.0/24", "192.168.7.16/28"})
    void privateNetworksAreRanges(String text) {
        assertThat(AddressRange.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.20.30.1/24",
                "10.0.0.0/8",
                "192.168.7.16/29",
                "8.8.8.0/24",
                "172.32.0.0/16",
                "127.0.0.0/24",
                "169.254.0.0/16",
                "10.20.30.0",
                "10.20.30.0/",
                "10.20.30.0/024",
                "x/24",
                "",
                "0.0.0.0/0"
            })
    void nothingElseIsARange(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as 10.20.30.0/24");
    }
}
