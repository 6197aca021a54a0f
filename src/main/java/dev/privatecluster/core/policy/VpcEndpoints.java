package dev.privatecluster.core.policy;

import java.util.List;
import java.util.Set;

/** The VPC endpoints that a cluster has, as its configuration lists them. */
public final class VpcEndpoints {
    private final EndpointServices services;
    private final String region;
    private final String partition;
    private final Set<String> listed;

    VpcEndpoints(EndpointServices services, String region, String partition, Set<String> listed) {
        this.services = services;
        this.region = region;
        this.partition = partition;
        this.listed = Set.copyOf(listed);
    }

    /** The full service names of those that are not listed, in the order given. */
    public List<String> missing(List<String> ids) {
        return services.namesOf(ids.stream().filter(id -> !listed.contains(id)).toList(), region, partition);
    }
}
