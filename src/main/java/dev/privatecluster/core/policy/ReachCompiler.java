package dev.privatecluster.core.policy;

import dev.privatecluster.api.v1alpha1.PrivateClusterSpec.Reachable;
import dev.privatecluster.core.image.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a configuration says about registries within reach. */
final class ReachCompiler {
    private final Facts facts;
    private final Problems problems;

    ReachCompiler(Facts facts, Problems problems) {
        this.facts = facts;
        this.problems = problems;
    }

    /**
     * What can be pulled from.
     *
     * @param region the cluster's; null when it is wrong, and then nobody can tell what is within reach
     */
    @Nullable
    Reach compile(@Nullable Reachable reachable, @Nullable String region) {
        Reachable listed = Objects.requireNonNullElse(reachable, new Reachable(null, null));
        List<String> registries = registries(Objects.requireNonNullElse(listed.registries(), List.of()));
        List<String> regions = regions(Objects.requireNonNullElse(listed.regions(), List.of()), region);
        return region == null ? null : new Reach(facts.partitions(), region, regions, registries);
    }

    private List<String> registries(List<@Nullable String> entries) {
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            if (entry == null) {
                continue;
            }
            boolean isRegistry = entry.startsWith(Reach.ANY_HOST_BELOW)
                    ? HostCheck.namesRegistry("x" + entry.substring(1))
                    : HostCheck.namesRegistry(entry);
            if (!isRegistry) {
                problems.add(
                        "spec.reachable.registries[" + i + "]",
                        "'" + entry + "' is no registry: host, host:port or *.host, without scheme and path");
            }
            hosts.add(entry.toLowerCase(Locale.ROOT));
        }
        return hosts;
    }

    private List<String> regions(List<@Nullable String> entries, @Nullable String own) {
        Partition partition = own == null ? null : facts.partitions().ofRegion(own);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            if (entry == null) {
                continue;
            }
            boolean elsewhere =
                    partition != null && !partition.equals(facts.partitions().ofRegion(entry));
            if (!facts.isRegion(entry) || elsewhere) {
                problems.add(
                        "spec.reachable.regions[" + i + "]",
                        "'" + entry + "' is no region of the cluster's partition of AWS");
            }
            names.add(entry);
        }
        return names;
    }
}
