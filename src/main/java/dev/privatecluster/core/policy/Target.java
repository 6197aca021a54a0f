package dev.privatecluster.core.policy;

import org.jspecify.annotations.Nullable;

/**
 * Where the copy of an image is.
 *
 * @param registry the host
 * @param repository the path there
 * @param suffix tag and digest with their separators, as the original has them
 * @param mirror the mirror that led here; null when it is EKS' own registry of this region
 */
public record Target(String registry, String repository, String suffix, @Nullable Mirror mirror) {

    /** Registry and repository. */
    public String name() {
        return registry + "/" + repository;
    }

    /** The whole reference that a pod is given. */
    public String image() {
        return name() + suffix;
    }
}
