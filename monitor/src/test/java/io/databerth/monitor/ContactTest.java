package io.databerth.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContactTest {
    private final Exception noSocket = new IllegalStateException("no socket");
    private final Contact contact = new Contact("the engine");

    @Test
    void aLossIsNewsOnceHoweverLongItLasts() {
        assertThat(contact.lost(noSocket)).isTrue();
        assertThat(contact.lost(noSocket)).isFalse();
    }

    @Test
    void theReturnIsNewsOnceAndThenTheNextLossIs() {
        assertThat(contact.made()).isFalse();
        contact.lost(noSocket);
        assertThat(contact.made()).isTrue();
        assertThat(contact.made()).isFalse();
        assertThat(contact.lost(noSocket)).isTrue();
    }
}
