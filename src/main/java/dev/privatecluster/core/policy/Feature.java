package dev.privatecluster.core.policy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A feature of AWS that a private cluster cannot have just so, as {@code facts/features.yaml} knows it.
 *
 * @param id of the feature, and of the rule about it
 * @param title in a few words
 * @param statements of the EKS page on private clusters of 2020 that are about it, such as {@code S07}
 * @param demands what every rule set demands
 * @param remedy how to have it all the same, or instead
 * @param images by which it is recognised
 */
public record Feature(
        String id,
        String title,
        List<String> statements,
        Map<RulesVersion, Demand> demands,
        String remedy,
        List<Image> images) {
    public Feature {
        statements = List.copyOf(statements);
        demands = Map.copyOf(demands);
        images = List.copyOf(images);
    }

    /** What a rule set does about the feature. */
    public enum Stance {
        /** Nothing. */
        ALLOW,
        /** A warning. */
        WARN,
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

    /**
     * An image.
     *
     * @param repository its path in whichever registry, mirrors included
     * @param tag what its tag looks like; null when that does not matter
     */
    public record Image(String repository, @Nullable Pattern tag) {
        /** Whether a repository is this one, or a copy of it below any prefix. */
        public boolean isStoredAs(String path) {
            return path.equals(repository) || path.endsWith("/" + repository);
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
