package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.gateway.operations.DatabaseNews;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Waiting for news of a database ends, however short it is. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class WaitingTest extends GatewayTest {
    /** More than there are processors, so that each is interrupted wherever it stands. */
    private static final int AT_ONCE = 16;

    private static final int TIMES = 4_000;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Inject
    DatabaseNews news;

    /** Less than a thousandth of a second is what is left when a wait is looked at just before its end. */
    @Test
    void aWaitOfAlmostNothingEnds() throws Exception {
        try (ExecutorService waiting = Executors.newFixedThreadPool(AT_ONCE)) {
            List<? extends Future<?>> all = IntStream.range(0, AT_ONCE)
                    .mapToObj(_ -> waiting.submit(this::waitOften))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    private void waitOften() {
        UUID nobody = UUID.randomUUID();
        for (int time = 0; time < TIMES; time++) {
            Duration patience = Duration.ofNanos(1 + time * 250L % 1_000_000);
            assertThat(news.of(nobody, news.head(), patience).await().atMost(LIMIT))
                    .isNull();
        }
    }
}
