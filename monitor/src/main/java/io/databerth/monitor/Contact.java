package io.databerth.monitor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that somebody does not answer, and once that they do again. */
final class Contact {
    private static final Logger LOG = LoggerFactory.getLogger(Contact.class);
    private final String who;
    private boolean lost;

    Contact(String who) {
        this.who = who;
    }

    synchronized void lost(Exception why) {
        if (!lost) {
            LOG.warn("{} does not answer; this is said once until it does: {}", who, why.getMessage());
        }
        lost = true;
    }

    synchronized void made() {
        if (lost) {
            LOG.info("{} answers again", who);
        }
        lost = false;
    }
}
