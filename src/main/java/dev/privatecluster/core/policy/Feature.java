package dev.privatecluster.core.policy;

import java.util.List;
import java.util.Map;

/**
 * A feature of AWS that a private cluster cannot have just so, as {@code facts/features.yaml} knows it.
 *
 * @param id of the feature, and of the rule about it
 * @param title in a few words
 * @param statements of the EKS page on private clusters of 2020 that are about it, such as {@code S07}
 * @param demands what every rule set demands
 * @param optionalEndpoints ids of the VPC endpoints that only some uses of it need
 * @param remedy how to have it all the same, or instead
 * @param history what changed when, one sentence each
 * @param signals what it is recognised by
 */
public record Feature(
        String id,
        String title,
        List<String> statements,
        Map<RulesVersion, Demand> demands,
        List<String> optionalEndpoints,
        String remedy,
        List<String> history,
        Signals signals) {
    public Feature {
        statements = List.copyOf(statements);
        demands = Map.copyOf(demands);
        optionalEndpoints = List.copyOf(optionalEndpoints);
        history = List.copyOf(history);
    }

    /** What a rule set does about the feature. */
    public enum Stance {
        /** Nothing. */
        ALLOW,
        /** A warning. */
        WARN,
        /** It is repaired in pods that are created; what cannot be is a warning. */
        REWRITE,
        /** A refusal, unless the endpoints that it needs are there. */
        REQUIRE,
        /** A refusal. */
        DENY
    }

    /**
     * What one rule set demands.
     *
     * @param stance what it does
     * @param endpoints ids of the VPC endpoints that the feature needs
     */
    public record Demand(Stance stance, List<String> endpoints) {
        public Demand {
            endpoints = List.copyOf(endpoints);
        }
    }

    /** What a rule set demands. */
    public Demand demand(RulesVersion version) {
        Demand demand = demands.get(version);
        if (demand == null) {
            throw new IllegalStateException(id + " has no demand in " + version.text());
        }
        return demand;
    }
}
