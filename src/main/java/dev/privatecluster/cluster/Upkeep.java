package dev.privatecluster.cluster;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks again and again whether something is as it should be: when asked to, and otherwise after a pause, which is short
 * while it is not yet as it should be and grows while looking fails. All looks are on one thread.
 */
final class Upkeep implements AutoCloseable {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DaemonThread thread;
    private final Duration pause;
    private final Outage outage;
    private final BooleanSupplier look;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** Only the thread uses these two. */
    private @Nullable ScheduledFuture<?> next;

    private Duration afterFailure = SHORTEST_PAUSE;

    /**
     * @param name of the thread
     * @param pause the longest time between two looks
     * @param look does what is to be done; says whether all is as it should be
     */
    Upkeep(String name, Duration pause, Outage outage, BooleanSupplier look) {
        this.thread = new DaemonThread(name);
        this.pause = pause;
        this.outage = outage;
        this.look = look;
    }

    /** Asks for a look, now. Many that ask before it begins are answered by one. */
    void ask() {
        if (asked.compareAndSet(false, true)) {
            try {
                thread.execute(this::run);
            } catch (RejectedExecutionException e) {
                // It was closed: nobody looks any more.
                asked.set(true);
            }
        }
    }

    private void run() {
        asked.set(false);
        if (next != null) {
            next.cancel(false);
        }
        Duration until = pause;
        try {
            until = tryToLook();
        } finally {
            if (!thread.isShutdown()) {
                next = thread.schedule(this::ask, until.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private Duration tryToLook() {
        try {
            boolean settled = look.getAsBoolean();
            outage.worked();
            afterFailure = SHORTEST_PAUSE;
            return settled ? pause : shorter(SHORTEST_PAUSE);
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                outage.failed(e);
            }
            Duration now = afterFailure;
            afterFailure = shorter(afterFailure.multipliedBy(2));
            return shorter(now);
        }
    }

    private Duration shorter(Duration other) {
        return other.compareTo(pause) < 0 ? other : pause;
    }

    @Override
    public void close() {
        thread.end(PATIENCE);
    }
}
