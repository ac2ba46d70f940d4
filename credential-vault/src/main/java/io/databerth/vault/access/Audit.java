package io.databerth.vault.access;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and counts each call that hands out a secret, or refuses to: who, what and the outcome, never a value. */
@Singleton
public class Audit {
    private static final Logger LOG = LoggerFactory.getLogger("io.databerth.vault.audit");
    private final MeterRegistry meters;

    /** Work that may hand out a secret. */
    @FunctionalInterface
    public interface Answer<T> {
        T give() throws SQLException;
    }

    public Audit(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param detail what to note of a given answer, such as its version */
    public <T> T of(CallingWorker caller, String action, Object subject, Answer<T> answer, Function<T, String> detail) {
        try {
            T given = answer.give();
            note(caller, action, "given");
            LOG.info("{} {} {} {}", caller.serviceName(), action, subject, detail.apply(given));
            return given;
        } catch (CodedException refused) {
            String code = refused.failure().code().name();
            note(caller, action, code.toLowerCase(Locale.ROOT).replace('_', '-'));
            LOG.warn("{} {} {} refused: {}", caller.serviceName(), action, subject, code);
            throw refused;
        } catch (SQLException away) {
            note(caller, action, "store-unavailable");
            throw new CodedException(ErrorCode.STORE_UNAVAILABLE, "the vault's store does not answer", away);
        }
    }

    private void note(CallingWorker caller, String action, String outcome) {
        meters.counter("databerth.vault.access", "service", caller.serviceName(), "action", action, "outcome", outcome)
                .increment();
    }
}
