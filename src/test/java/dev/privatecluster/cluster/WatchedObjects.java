package dev.privatecluster.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.UncheckedIOException;

/** Objects as a watch brings them. */
final class WatchedObjects {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WatchedObjects() {}

    static GenericKubernetesResource of(String yaml) {
        try {
            return JSON.treeToValue(Reviews.tree(yaml), GenericKubernetesResource.class);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(yaml, failure);
        }
    }

    /** A configuration that compiles, with more fields of its spec. */
    static Configuration configuration(String uid, long generation, String moreOfSpec) {
        return configuration(uid, generation, "us-west-2", moreOfSpec);
    }

    /** A configuration with one mistake. */
    static Configuration broken(String uid, long generation) {
        return configuration(uid, generation, "us-nowhere-1", "");
    }

    private static Configuration configuration(String uid, long generation, String region, String moreOfSpec) {
        GenericKubernetesResource object = of(Policies.yaml(region, moreOfSpec));
        object.getMetadata().setUid(uid);
        object.getMetadata().setGeneration(generation);
        return Configuration.of(object);
    }
}
