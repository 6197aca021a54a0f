package dev.privatecluster.core.policy;

import dev.privatecluster.core.image.EksRegistries;
import dev.privatecluster.core.image.Partitions;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of AWS. The numbers and names come from the files in {@code facts/}, which name their sources.
 *
 * @param partitions the partitions and their host names
 * @param eksRegistries the registries of EKS
 * @param endpoints the VPC endpoints that there are
 * @param pullThroughCache what ECR can fetch by itself
 * @param features the features of AWS that rules are about, by id
 * @param clusterChecks what no rule can see
 * @param statements what the EKS page on private clusters said in 2020
 */
public record Facts(
        Partitions partitions,
        EksRegistries eksRegistries,
        EndpointServices endpoints,
        PullThroughCache pullThroughCache,
        Map<String, Feature> features,
        List<ClusterCheck> clusterChecks,
        Statements statements) {
    public Facts {
        features = Map.copyOf(features);
        clusterChecks = List.copyOf(clusterChecks);
    }

    /** A feature that has to be among the facts. */
    public Feature feature(String id) {
        Feature feature = features.get(id);
        if (feature == null) {
            throw new IllegalStateException("facts/features.yaml has no feature '" + id + "'");
        }
        return feature;
    }

    /** The regions of AWS that have EKS. */
    public SortedSet<String> regions() {
        SortedSet<String> regions = new TreeSet<>(eksRegistries.regions());
        regions.removeIf(region -> !isRegion(region));
        return regions;
    }

    /** Whether AWS has a region of this name with EKS in it; a partition's pattern alone takes typing errors for regions. */
    boolean isRegion(String name) {
        return partitions.ofRegion(name) != null && eksRegistries.accountIn(name) != null;
    }
}
