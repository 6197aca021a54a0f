package dev.privatecluster.cluster;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Does something every now and then, in a thread of its own, which no failure ends. */
final class Ticker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Ticker.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Runnable work;
    private final ScheduledExecutorService executor;
    private String lastFailure = "";

    /**
     * @param name of the thread
     * @param work what to do about once a second
     */
    Ticker(String name, Runnable work) {
        this.work = work;
        executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() {
        // It never fails, so that there is nothing to ask it for.
        Future<?> unused = executor.scheduleWithFixedDelay(this::tick, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does it at once. */
    void hurry() {
        try {
            executor.execute(this::tick);
        } catch (RejectedExecutionException e) {
            LOG.trace("closed meanwhile", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private void tick() {
        try {
            work.run();
            lastFailure = "";
        } catch (RuntimeException | Error e) { // an error that goes further would end the ticking in silence
            if (!executor.isShutdown() && !lastFailure.equals(e.toString())) {
                lastFailure = e.toString();
                LOG.warn("This failed and will be tried again", e);
            }
        }
    }
}
