package dev.privatecluster.cluster;

import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one replica has seen of the Lease. Whether its holder is still there is told by how long ago it was seen to change,
 * so that the clocks of two machines need not agree.
 */
final class LeaseObservation {
    private final String identity;
    private final Duration ownDuration;
    private @Nullable LeaseSpec seen;
    private long seenAt;

    /**
     * @param ownDuration what counts where the Lease has no duration of its own
     */
    LeaseObservation(String identity, Duration ownDuration) {
        this.identity = identity;
        this.ownDuration = ownDuration;
    }

    /**
     * Whether this replica may hold the Lease: it does so already, nobody does, or its holder has been silent for too long.
     *
     * @param nanoTime now, as {@link System#nanoTime} has it
     */
    boolean mayHold(@Nullable LeaseSpec spec, long nanoTime) {
        if (spec == null || isFree(spec) || identity.equals(spec.getHolderIdentity())) {
            return true;
        }
        if (!spec.equals(seen)) {
            seen = spec;
            seenAt = nanoTime;
        }
        return nanoTime - seenAt >= durationOf(spec);
    }

    private long durationOf(LeaseSpec spec) {
        Integer seconds = spec.getLeaseDurationSeconds();
        return seconds == null ? ownDuration.toNanos() : TimeUnit.SECONDS.toNanos(seconds);
    }

    private static boolean isFree(LeaseSpec spec) {
        return spec.getHolderIdentity() == null || spec.getHolderIdentity().isEmpty();
    }
}
