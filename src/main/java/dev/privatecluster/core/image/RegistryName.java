package dev.privatecluster.core.image;

import java.util.Locale;

/**
 * A registry's host and port in the one spelling that comparisons use: lower case, and one name for hosts that are the
 * same registry.
 *
 * @param name {@code host} or {@code host:port}
 */
public record RegistryName(String name) {
    public static final RegistryName DOCKER_HUB = new RegistryName("docker.io");
    public static final RegistryName ECR_PUBLIC = new RegistryName("public.ecr.aws");

    /** The registry that a domain, as written in an image reference, stands for. */
    public static RegistryName of(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "docker.io", "index.docker.io", "registry-1.docker.io" -> DOCKER_HUB;
            case "public.ecr.aws", "ecr-public.aws.com" -> ECR_PUBLIC;
            default -> new RegistryName(lower);
        };
    }

    public boolean isDockerHub() {
        return equals(DOCKER_HUB);
    }

    /** The registry as the first component of a repository's path; ECR has no colons there. */
    public String asPathComponent() {
        return name.replace(':', '_');
    }

    @Override
    public String toString() {
        return name;
    }
}
