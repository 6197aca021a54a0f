package dev.privatecluster.cluster;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread with a name that does one thing after another, and never keeps the process alive. */
final class DaemonThread extends ScheduledThreadPoolExecutor {
    DaemonThread(String name) {
        super(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        setRemoveOnCancelPolicy(true);
        setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Ends it, and waits for what it is doing no longer than this. */
    void end(Duration patience) {
        shutdown();
        try {
            if (awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shutdownNow();
    }
}
