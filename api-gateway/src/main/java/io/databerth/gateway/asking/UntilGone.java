package io.databerth.gateway.asking;

import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Passes everything on until it is cancelled. The JDK's client reports its own closing of a connection as a failure. */
final class UntilGone<T> implements Flow.Subscriber<T>, Flow.Subscription {
    private final Flow.Subscriber<? super T> reader;
    private volatile Flow.@Nullable Subscription source;
    private volatile boolean gone;

    private UntilGone(Flow.Subscriber<? super T> reader) {
        this.reader = reader;
    }

    static <T> Flow.Publisher<T> of(Flow.Publisher<T> source) {
        return reader -> source.subscribe(new UntilGone<>(reader));
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        reader.onSubscribe(this);
    }

    @Override
    public void request(long count) {
        source().request(count);
    }

    @Override
    public void cancel() {
        gone = true;
        source().cancel();
    }

    private Flow.Subscription source() {
        Flow.Subscription known = source;
        if (known == null) {
            throw new IllegalStateException("nothing is subscribed yet");
        }
        return known;
    }

    @Override
    public void onNext(T item) {
        reader.onNext(item);
    }

    @Override
    public void onError(Throwable failure) {
        if (!gone) {
            reader.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        reader.onComplete();
    }
}
