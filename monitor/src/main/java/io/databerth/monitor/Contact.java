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

    /** Returns whether this was news, and therefore said. */
    synchronized boolean lost(Exception why) {
        boolean news = !lost;
        lost = true;
        if (news) {
            LOG.warn("{} does not answer; this is said once until it does: {}", who, why.getMessage());
        }
        return news;
    }

    /** Returns whether this was news, and therefore said. */
    synchronized boolean made() {
        boolean news = lost;
        lost = false;
        if (news) {
            LOG.info("{} answers again", who);
        }
        return news;
    }
}
