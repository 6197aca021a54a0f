package dev.privatecluster.core.policy;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The VPC endpoints that a cluster has, as its configuration lists them. */
public final class VpcEndpoints {
    private static final Pattern SERVICE =
            Pattern.compile("com\\.amazonaws\\.\\{region}\\.([a-z0-9-]+(?:\\.[a-z0-9-]+)*)");

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

    /** The ids of those that are not listed, in the order given. */
    public List<String> missing(List<String> ids) {
        return ids.stream().filter(id -> !listed.contains(id)).toList();
    }

    /** The full names of the services behind them, in the order given. */
    public List<String> names(List<String> ids) {
        return services.namesOf(ids, region, partition);
    }

    /** A text of the facts, in which {@code com.amazonaws.{region}.ID} and {@code {region}} stand for those of the cluster. */
    public String inWords(String text) {
        Matcher service = SERVICE.matcher(text);
        return service.replaceAll(match -> services.nameOf(match.group(1), region, partition))
                .replace("{region}", region);
    }
}
