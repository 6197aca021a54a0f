package dev.privatecluster.core.image;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The partitions of AWS, and with them the host names that ECR has in each. */
public final class Partitions {
    private static final Pattern ECR_HOST =
            Pattern.compile("(\\d{12})\\.dkr([.-])ecr(-fips)?\\.([a-z0-9][a-z0-9-]*)\\.([a-z0-9.-]+)");

    private final List<Partition> partitions;

    public Partitions(List<Partition> partitions) {
        this.partitions = List.copyOf(partitions);
    }

    /** The partition of a region, or null when no region of AWS is called so. */
    public @Nullable Partition ofRegion(String region) {
        for (Partition partition : partitions) {
            if (partition.hasRegion(region)) {
                return partition;
            }
        }
        return null;
    }

    /**
     * The private ECR registry that a host names, or null when it is none: another host, one with a port, or one under
     * the suffix of another partition than its region's.
     */
    public @Nullable EcrRegistry ecrRegistry(RegistryName registry) {
        if (!registry.name().contains(".dkr")) {
            return null;
        }
        Matcher host = ECR_HOST.matcher(registry.name());
        if (!host.matches()) {
            return null;
        }
        String region = host.group(4);
        boolean dualStack = host.group(2).equals("-");
        boolean fips = host.group(3) != null;
        Partition partition = ofRegion(region);
        if (partition == null
                || !host.group(5).equals(dualStack ? partition.dualStackRegistrySuffix() : partition.suffix())) {
            return null;
        }
        return new EcrRegistry(host.group(1), region, form(dualStack, fips));
    }

    /** The standard host of an account's registry in a region, or null when there is no such region. */
    public @Nullable String ecrHost(String accountId, String region) {
        Partition partition = ofRegion(region);
        return partition == null ? null : accountId + ".dkr.ecr." + region + "." + partition.suffix();
    }

    private static EcrRegistry.Form form(boolean dualStack, boolean fips) {
        if (dualStack) {
            return fips ? EcrRegistry.Form.DUAL_STACK_FIPS : EcrRegistry.Form.DUAL_STACK;
        }
        return fips ? EcrRegistry.Form.FIPS : EcrRegistry.Form.STANDARD;
    }
}
