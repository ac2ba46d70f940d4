package io.databerth.gateway.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.database.DatabaseSpec;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishingTest {
    private static final Publishing PLAIN = new Publishing(Optional.empty(), Set.of("192.0.2.7"));
    private static final Publishing OF_A_DOMAIN = new Publishing(Optional.of("example.com"), Set.of("192.0.2.7"));

    @Test
    void whoDoesNotAskIsNotPublished() {
        assertThat(PLAIN.askedBy(wish(null, null))).isEmpty();
        assertThat(PLAIN.askedBy(wish(false, null))).isEmpty();
    }

    @Test
    void askingForPublishingMeansLoopbackAndAskingForAnAddressMeansPublishing() {
        assertThat(PLAIN.askedBy(wish(true, null))).contains(new BindAddress("127.0.0.1"));
        assertThat(PLAIN.askedBy(wish(null, "0.0.0.0"))).contains(new BindAddress("0.0.0.0"));
        assertThat(PLAIN.askedBy(wish(true, "192.0.2.7"))).contains(new BindAddress("192.0.2.7"));
    }

    @Test
    void askingForBothIsRefused() {
        assertThatThrownBy(() -> PLAIN.askedBy(wish(false, "0.0.0.0")))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("leave one of them out");
    }

    @Test
    void aCertificateIsGoodForWhereverTheDatabaseIsPublishedLater() {
        assertThat(PLAIN.certificateNames(spec("shop-x", "")))
                .containsExactly("shop-x", "192.0.2.7", "localhost", "127.0.0.1");
        assertThat(OF_A_DOMAIN.certificateNames(spec("shop-x", "")))
                .containsExactly("shop-x", "shop-x.db.example.com", "192.0.2.7", "localhost", "127.0.0.1");
        assertThat(PLAIN.certificateNames(spec("192.0.2.7", "0.0.0.0")))
                .containsExactly("192.0.2.7", "shop-x", "localhost", "127.0.0.1");
    }

    @Test
    void aPublishedDatabaseIsCalledAsTheSitesDomainSaysOrAsItsAddress() {
        assertThat(OF_A_DOMAIN.hostName("shop-x", PLAIN.at(null))).isEqualTo("shop-x.db.example.com");
        assertThat(PLAIN.hostName("shop-x", PLAIN.at("0.0.0.0"))).isEqualTo("192.0.2.7");
    }

    private static NewDatabase wish(@Nullable Boolean publish, @Nullable String bindAddress) {
        return new NewDatabase("shop", null, null, null, null, null, publish, bindAddress, null, null, null);
    }

    private static DatabaseSpec spec(String hostName, String bindAddress) {
        return new DatabaseSpec(
                "shop", "default", "production", "x", "1", "B1", "shop-x", hostName, "shop", "user", bindAddress);
    }
}
