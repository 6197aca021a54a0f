package dev.privatecluster.cluster;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting with a bound. */
final class Patience {
    /** Long enough for a machine with many other things to do: reached only when something is broken. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private Patience() {}

    /** Polls until the condition that follows holds, or fails, naming what it waited for. */
    static ConditionFactory until(String what) {
        return Awaitility.await(what)
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .pollInSameThread();
    }
}
