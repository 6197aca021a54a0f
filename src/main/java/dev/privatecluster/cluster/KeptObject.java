package dev.privatecluster.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an object, besides its name. There may be very many of them: most service accounts have nothing that is
 * worth keeping, and share one.
 *
 * @param annotations those that somebody may ask for
 * @param fields other fields, where they stand in the object
 */
record KeptObject(Map<String, String> annotations, JsonNode fields) {
    /** As long as the object itself, and nobody's business. */
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private static final KeptObject BARE = new KeptObject(Map.of(), Trees.object());

    /** What is worth keeping of an object. */
    interface Reduction {
        KeptObject reduce(GenericKubernetesResource object);
    }

    /** Keeps the annotations, and no other field. */
    static KeptObject annotations(GenericKubernetesResource object) {
        Map<String, String> annotations = annotationsOf(object);
        return annotations.isEmpty() ? BARE : new KeptObject(annotations, BARE.fields);
    }

    /** Keeps some fields of {@code spec}, and the annotations. */
    static Reduction annotationsAndSpec(String... fields) {
        return object -> {
            ObjectNode kept = Trees.object();
            JsonNode spec = Trees.of(object.getAdditionalProperties().get("spec"));
            kept.set("spec", spec.isObject() ? ((ObjectNode) spec).retain(fields) : Trees.object());
            return new KeptObject(annotationsOf(object), kept);
        };
    }

    /** Keeps one field of the object itself, and nothing else. */
    static Reduction field(String name) {
        return object -> {
            ObjectNode kept = Trees.object();
            kept.set(name, Trees.of(object.getAdditionalProperties().get(name)));
            return new KeptObject(Map.of(), kept);
        };
    }

    /** As an object again, with its name. */
    JsonNode named(String namespace, String name) {
        ObjectNode object = Trees.object();
        ObjectNode metadata = object.putObject("metadata").put("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        if (!annotations.isEmpty()) {
            ObjectNode node = metadata.putObject("annotations");
            annotations.forEach(node::put);
        }
        fields.properties().forEach(field -> object.set(field.getKey(), field.getValue()));
        return object;
    }

    private static Map<String, String> annotationsOf(GenericKubernetesResource object) {
        @Nullable Map<String, String> annotations = object.getMetadata().getAnnotations();
        if (annotations == null || annotations.isEmpty()) {
            return Map.of();
        }
        Map<String, String> kept = new HashMap<>(annotations);
        kept.keySet().removeAll(List.of(LAST_APPLIED));
        kept.values().removeIf(value -> value == null);
        return Map.copyOf(kept);
    }
}
