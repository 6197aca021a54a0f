package dev.privatecluster.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Elects one of the replicas to do what only one needs to do. For a moment two may believe that they are it, after the
 * machine of one stood still: what they do has to bear that.
 */
public final class Leadership implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Leadership.class);

    private final DaemonThread thread = new DaemonThread("leadership");
    private final Outage outage = new Outage(LOG, "The Lease cannot be read or written");
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Times times;
    private final LeaderLease lease;
    private volatile boolean leading;
    private volatile long renewed;

    /**
     * How long things take.
     *
     * @param lease after this long of silence another replica leads; at least a second
     * @param renewal after this long without having renewed the Lease this replica leads no longer; shorter than the lease
     * @param retry between two attempts to take or renew it
     */
    public record Times(Duration lease, Duration renewal, Duration retry) {
        /** Those of Kubernetes' own controllers. */
        public static final Times DEFAULT =
                new Times(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));
    }

    /** Is told of one thing after another, and has to be done with it soon. */
    public interface Listener {
        /** This replica leads from now on. */
        void gained();

        /** Another replica may lead from now on. */
        default void lost() {}
    }

    public Leadership(KubernetesClient client, ClusterOptions options, Times times) {
        this.times = times;
        lease = new LeaderLease(client, options, times.lease(), times.renewal().dividedBy(2));
    }

    /** Adds one that is told of what happens from now on. */
    public void add(Listener listener) {
        listeners.add(listener);
    }

    /** Takes part in the election, until it is closed. */
    public void start() {
        // An attempt ends in no exception that anybody could be told of.
        Future<?> unused =
                thread.scheduleWithFixedDelay(this::attempt, 0, times.retry().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether this replica leads. Says no in time even where nobody could tell listeners yet. */
    public boolean isLeader() {
        return leading && !isOverdue();
    }

    private void attempt() {
        try {
            long begun = System.nanoTime();
            boolean held = lease.hold();
            outage.worked();
            loseWhenOverdue();
            if (held) {
                renewed = begun;
            }
            lead(held);
        } catch (RuntimeException e) {
            if (!Conflicts.isOne(e) && !thread.isShutdown()) {
                outage.failed(e);
            }
            loseWhenOverdue();
        }
    }

    /** Tells what {@link #isLeader} says already, even where the next moment it leads again. */
    private void loseWhenOverdue() {
        if (isOverdue()) {
            lead(false);
        }
    }

    private boolean isOverdue() {
        return System.nanoTime() - renewed > times.renewal().toNanos();
    }

    private void lead(boolean now) {
        if (now == leading) {
            return;
        }
        leading = now;
        LOG.infof("This replica %s", now ? "leads" : "no longer leads");
        for (Listener listener : listeners) {
            try {
                if (now) {
                    listener.gained();
                } else {
                    listener.lost();
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s failed", listener);
            }
        }
    }

    /** Leads no longer, and lets the next replica lead at once. */
    @Override
    public void close() {
        thread.end(times.renewal());
        if (!leading) {
            return;
        }
        lead(false);
        try {
            lease.release();
        } catch (RuntimeException e) {
            LOG.infof(
                    "The Lease could not be released, so that the next replica leads in %d s: %s",
                    times.lease().toSeconds(), e);
        }
    }
}
