package dev.privatecluster.core.policy;

import dev.privatecluster.core.image.EksRegistries;
import dev.privatecluster.core.image.Partitions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of AWS. The numbers and names come from the files in {@code facts/}, which name their sources.
 *
 * @param partitions the partitions and their host names
 * @param eksRegistries the registries of EKS
 * @param endpoints the VPC endpoints that there are
 * @param pullThroughCache what ECR can fetch by itself
 * @param features the features of AWS that rules are about, by id
 * @param clusterChecks what no rule can see
 * @param statements of the EKS page on private clusters of 2020, by the id of the feature, check or case that is about them
 */
public record Facts(
        Partitions partitions,
        EksRegistries eksRegistries,
        EndpointServices endpoints,
        PullThroughCache pullThroughCache,
        Map<String, Feature> features,
        List<ClusterCheck> clusterChecks,
        Map<String, List<String>> statements) {
    public Facts {
        features = Map.copyOf(features);
        clusterChecks = List.copyOf(clusterChecks);
        statements = Map.copyOf(statements);
    }

    /** A feature that has to be among the facts. */
    public Feature feature(String id) {
        Feature feature = features.get(id);
        if (feature == null) {
            throw new IllegalStateException("facts/features.yaml has no feature '" + id + "'");
        }
        return feature;
    }

    /** The statements of the EKS page that any of these is about, sorted. */
    public List<String> statementsOf(String... ids) {
        return Arrays.stream(ids)
                .flatMap(id -> Objects.requireNonNull(statements.get(id), id).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether AWS has a region of this name with EKS in it; a partition's pattern alone takes typing errors for regions. */
    boolean isRegion(String name) {
        return partitions.ofRegion(name) != null && eksRegistries.accountIn(name) != null;
    }
}
