package dev.privatecluster.cluster;

import dev.privatecluster.core.policy.ConfigurationProblem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with the policy, at one moment.
 *
 * @param phase how much is known
 * @param present the configuration that is there; null when there is none
 * @param governing the configuration that is in force: the present one, or the last good one; null when none is
 * @param problems why the present one cannot be in force; none when it is
 * @param changed when another policy came into force, or none
 * @param force what is in force
 */
record PolicyState(
        Phase phase,
        @Nullable Configuration present,
        @Nullable Configuration governing,
        List<ConfigurationProblem> problems,
        Instant changed,
        Force force) {

    /** How much is known. */
    enum Phase {
        /** Nobody knows yet whether there is a configuration. */
        UNKNOWN,
        /** The present configuration is broken, and nobody has looked yet whether there was a good one before. */
        RECALLING,
        /** All that there is to know. */
        KNOWN
    }

    boolean isBroken() {
        return !problems.isEmpty();
    }
}
