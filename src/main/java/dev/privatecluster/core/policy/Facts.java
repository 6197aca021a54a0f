package dev.privatecluster.core.policy;

import dev.privatecluster.core.image.EksRegistries;
import dev.privatecluster.core.image.Partitions;
import java.util.Set;

/**
 * What is known of AWS. The numbers and names come from the files in {@code facts/}, which name their sources.
 *
 * @param partitions the partitions and their host names
 * @param eksRegistries the registries of EKS
 * @param vpcEndpointIds the ids of the VPC endpoints that exist
 * @param pullThroughCache what ECR can fetch by itself
 */
public record Facts(
        Partitions partitions,
        EksRegistries eksRegistries,
        Set<String> vpcEndpointIds,
        PullThroughCache pullThroughCache) {
    public Facts {
        vpcEndpointIds = Set.copyOf(vpcEndpointIds);
    }

    /** Whether AWS has a region of this name with EKS in it; a partition's pattern alone takes typing errors for regions. */
    boolean isRegion(String name) {
        return partitions.ofRegion(name) != null && eksRegistries.knowsRegion(name);
    }
}
