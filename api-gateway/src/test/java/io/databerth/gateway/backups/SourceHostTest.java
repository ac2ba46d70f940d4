package io.databerth.gateway.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceHostTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "db.example.org",
                "shop-production-postgresql",
                "db_1",
                "1password.example",
                "10.0.0.7",
                "192.168.1.20",
                "203.0.113.9",
                "2001:db8::7",
                "fd00::12"
            })
    void aServerElsewhereIsAccepted(String text) {
        assertThat(SourceHost.of(text, false).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "::1",
                "::ffff:127.0.0.1",
                "169.254.169.254",
                "::ffff:169.254.169.254",
                "fe80::1",
                "0.0.0.0",
                "0.1.2.3",
                "::",
                "::127.0.0.1",
                "224.0.0.1",
                "ff02::1",
                "255.255.255.255",
                "localhost",
                "LocalHost",
                "db.localhost",
                "localhost.localdomain",
                "ip6-loopback"
            })
    void whatMeansThisHostIsRefusedUnlessAnAdministratorAllowsIt(String text) {
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> SourceHost.of(text, false))
                .withMessageContaining("DATABERTH_IMPORT_LOCAL_ADDRESSES")
                .matches(refused -> refused.failure().code() == ErrorCode.REQUEST_INVALID);
        assertThat(SourceHost.of(text, true).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/var/run/postgresql",
                "@abstract",
                "a,b",
                "db.example.org:5432",
                "-h",
                "a b",
                "host=evil",
                "2130706433",
                "127.1",
                "0177.0.0.1",
                "0x7f.0.0.1",
                "0x7f000001",
                "1.2.3.4.5",
                "256.1.1.1",
                "[::1]",
                "fe80::1%eth0",
                ":::",
                "a..b",
                "a.",
                "db\nexample",
                "exämple.org"
            })
    void whatIsNoHostInItsUsualSpellingIsRefusedAlways(String text) {
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> SourceHost.of(text, true));
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> SourceHost.of("a".repeat(254), true));
    }
}
