package dev.privatecluster.cluster;

import java.nio.file.Path;
import java.util.Locale;

/** The configurations under test, one file each. */
enum TestPolicy {
    /** Nothing but region and account: Docker Hub at the root of the account's registry, all else below its host. */
    DEFAULT_MIRRORS,
    /** A mirror for Docker Hub alone, so that any other registry is unreachable. */
    DOCKER_HUB_ONLY,
    /** The same, only watching. */
    AUDIT;

    static final String REGISTRY = "111122223333.dkr.ecr.us-west-2.amazonaws.com";

    /** Whether anything is changed and refused. */
    boolean enforces() {
        return this != AUDIT;
    }

    /** The name in files, labels and webhook configurations. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Path file() {
        return Folders.RESOURCES.resolve("policies/" + id() + ".yaml");
    }
}
