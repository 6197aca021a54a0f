package dev.privatecluster.core.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that AWS gives to the services behind VPC endpoints. They differ between partitions.
 *
 * @param ids the endpoints that there are, by the ids that configurations use
 * @param globalNames the names of those that are not a region's, by id
 * @param prefixes what names begin with in partitions where that is not the usual, by the partition's id
 */
public record EndpointServices(Set<String> ids, Map<String, String> globalNames, Map<String, Prefix> prefixes) {
    private static final String USUAL_PREFIX = "com.amazonaws";

    public EndpointServices {
        ids = Set.copyOf(ids);
        globalNames = Map.copyOf(globalNames);
        prefixes = Map.copyOf(prefixes);
    }

    /**
     * What some names of a partition begin with.
     *
     * @param text such as {@code cn.com.amazonaws}
     * @param ids the endpoints whose names do; all others have the usual prefix
     */
    public record Prefix(String text, Set<String> ids) {
        public Prefix {
            ids = Set.copyOf(ids);
        }
    }

    /** The full name of an endpoint's service in a region, as it is given to AWS when the endpoint is made. */
    String nameOf(String id, String region, String partition) {
        String global = globalNames.get(id);
        if (global != null) {
            return global;
        }
        Prefix prefix = prefixes.get(partition);
        String beginning = prefix != null && prefix.ids().contains(id) ? prefix.text() : USUAL_PREFIX;
        return beginning + "." + region + "." + id;
    }

    /** The full names of several. */
    List<String> namesOf(List<String> wanted, String region, String partition) {
        return wanted.stream().map(id -> nameOf(id, region, partition)).toList();
    }
}
