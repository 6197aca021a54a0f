package dev.privatecluster.core.image;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A partition of AWS: a set of regions that share DNS suffixes.
 *
 * @param id such as {@code aws-cn}
 * @param suffix of the names of its services, such as {@code amazonaws.com.cn}
 * @param dualStackRegistrySuffix of ECR's dual-stack registry hosts; null where there are none
 * @param regions what the names of its regions look like
 */
public record Partition(String id, String suffix, @Nullable String dualStackRegistrySuffix, Pattern regions) {

    public boolean hasRegion(String region) {
        return regions.matcher(region).matches();
    }
}
