package dev.privatecluster.core.image;

import java.util.Locale;

/**
 * A registry's host and port in the one spelling that comparisons use: lower case, and one name for hosts that are the
 * same registry. A host that only its capitals show to be one keeps them.
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
            // Without its capitals, Registry/app would be the repository registry/app of Docker Hub.
            default -> new RegistryName(isRecognizable(lower) ? lower : domain);
        };
    }

    /** Whether image references can begin with a host like this. */
    private static boolean isRecognizable(String host) {
        return host.indexOf('.') >= 0 || host.indexOf(':') >= 0 || host.equals("localhost");
    }

    public boolean isDockerHub() {
        return equals(DOCKER_HUB);
    }

    /** The registry as the first component of a repository's path; ECR has neither colons nor capitals there. */
    public String asPathComponent() {
        return name.toLowerCase(Locale.ROOT).replace(':', '_');
    }

    @Override
    public String toString() {
        return name;
    }
}
