package dev.privatecluster.cluster;

import java.nio.file.Path;

/**
 * A configuration under test.
 *
 * @param id its name in labels and webhook configurations
 * @param file the configuration
 * @param enforces whether anything is changed and refused
 */
record TestPolicy(String id, Path file, boolean enforces) {
    /** Nothing but region and account: Docker Hub at the root of the account's registry, all else below its host. */
    static final TestPolicy DEFAULT_MIRRORS = ours("default-mirrors", true);

    /** A mirror for Docker Hub alone, so that any other registry is unreachable. */
    static final TestPolicy DOCKER_HUB_ONLY = ours("docker-hub-only", true);

    /** The same, only watching. */
    static final TestPolicy AUDIT = ours("audit", false);

    static final String REGISTRY = "111122223333.dkr.ecr.us-west-2.amazonaws.com";

    private static TestPolicy ours(String id, boolean enforces) {
        return new TestPolicy(id, Folders.RESOURCES.resolve("policies/" + id + ".yaml"), enforces);
    }

    /** A policy that fixtures are judged by. */
    static TestPolicy ofFixtures(Path file) {
        return new TestPolicy("fixtures-" + Folders.nameOf(file), file, true);
    }
}
