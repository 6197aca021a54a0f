package dev.privatecluster.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Objects;

/**
 * A {@code PrivateCluster} as the API server has it.
 *
 * @param uid tells it from others that had its name before
 * @param generation which version of it this is
 * @param object what is compiled: all but its status, and of its metadata the name alone
 * @param status its status; a missing node where it has none
 */
record Configuration(String uid, long generation, JsonNode object, JsonNode status) {
    private static final String STATUS = "status";

    static Configuration of(GenericKubernetesResource resource) {
        ObjectMeta metadata = resource.getMetadata();
        ObjectNode object = Trees.object();
        object.put("apiVersion", resource.getApiVersion());
        object.put("kind", resource.getKind());
        object.putObject("metadata").put("name", metadata.getName());
        resource.getAdditionalProperties().forEach((name, value) -> object.set(name, Trees.of(value)));
        JsonNode status = object.path(STATUS);
        object.remove(STATUS);
        Long generation = metadata.getGeneration();
        return new Configuration(
                Objects.requireNonNullElse(metadata.getUid(), ""), generation == null ? 0 : generation, object, status);
    }

    /** What {@link #kept} made. */
    static Configuration ofKept(JsonNode kept) {
        JsonNode metadata = kept.path("metadata");
        ObjectNode object = kept.deepCopy();
        object.putObject("metadata").put("name", metadata.path("name").asText());
        return new Configuration(
                metadata.path("uid").asText(),
                metadata.path("generation").asLong(),
                object,
                Trees.object().path(STATUS));
    }

    /** As JSON to be kept, with what tells it from others. */
    JsonNode kept() {
        ObjectNode kept = object.deepCopy();
        kept.withObjectProperty("metadata").put("uid", uid).put("generation", generation);
        return kept;
    }

    /** Whether both want the same. */
    boolean wantsTheSameAs(Configuration other) {
        return uid.equals(other.uid) && generation == other.generation && object.equals(other.object);
    }
}
