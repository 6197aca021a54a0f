package dev.privatecluster.core.policy;

import dev.privatecluster.core.image.EcrRegistry;
import dev.privatecluster.core.image.Partitions;
import dev.privatecluster.core.image.RegistryName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be pulled from within the VPC. */
final class Reach {
    static final String ANY_HOST_BELOW = "*.";

    private final Partitions partitions;
    private final String region;
    private final Set<String> regions;
    private final Set<String> registries;
    private final List<String> suffixes;

    /**
     * @param partitions the partitions of AWS
     * @param region the cluster's
     * @param otherRegions regions whose ECR has endpoints in the VPC
     * @param registries hosts as users list them, in lower case
     */
    Reach(Partitions partitions, String region, List<String> otherRegions, List<String> registries) {
        this.partitions = partitions;
        this.region = region;
        this.regions = new HashSet<>(otherRegions);
        this.regions.add(region);
        this.registries = registries.stream()
                .filter(registry -> !registry.startsWith(ANY_HOST_BELOW))
                .map(registry -> RegistryName.of(registry).name())
                .collect(Collectors.toUnmodifiableSet());
        this.suffixes = registries.stream()
                .filter(registry -> registry.startsWith(ANY_HOST_BELOW))
                .map(registry -> registry.substring(1))
                .toList();
    }

    /** Whether pods can pull from the registry; ECR only under its standard host. */
    boolean includes(RegistryName registry) {
        return isListed(registry) || isStandardEcr(partitions.ecrRegistry(registry));
    }

    boolean isListed(RegistryName registry) {
        if (registries.contains(registry.name())) {
            return true;
        }
        for (String suffix : suffixes) {
            if (registry.name().endsWith(suffix)) {
                return true;
            }
        }
        return false;
    }

    boolean isStandardEcr(@Nullable EcrRegistry registry) {
        return registry != null && registry.form() == EcrRegistry.Form.STANDARD && regions.contains(registry.region());
    }

    /** Whether it is ECR of the cluster's region under another host than the standard one. */
    boolean isUnusualEndpoint(@Nullable EcrRegistry registry) {
        return registry != null
                && registry.form() != EcrRegistry.Form.STANDARD
                && registry.region().equals(region);
    }

    boolean includesRegion(String other) {
        return regions.contains(other);
    }
}
