package dev.privatecluster.core.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.privatecluster.core.image.ImageReference;
import dev.privatecluster.core.policy.Assessment.Mirrored;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.workload.ImageUse;
import dev.privatecluster.core.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The annotation that tells which images a pod was created with, by container name. Users can write it, too: what it
 * says is kept only where it leads to the image that is there.
 */
public final class OriginalImages {
    public static final String ANNOTATION = "privatecluster.dev/original-images";

    private static final String ANNOTATIONS_POINTER = "/metadata/annotations";
    private static final String POINTER = ANNOTATIONS_POINTER + "/privatecluster.dev~1original-images";
    private static final ObjectReader JSON = new ObjectMapper().reader();

    private OriginalImages() {}

    /**
     * What has to change about the annotation of a pod that is created, or null when nothing has to.
     *
     * @param pod as it came
     * @param rewrites what is about to happen to it
     */
    static @Nullable Edit edit(Workload pod, List<Rewrite> rewrites, Policy policy) {
        JsonNode annotations = pod.podMetadata().path("annotations");
        JsonNode present = annotations.path(ANNOTATION);
        if (rewrites.isEmpty() && present.isMissingNode()) {
            return null;
        }
        Map<String, String> originals = credible(present, pod, rewrites, policy);
        rewrites.forEach(rewrite -> record(originals, rewrite.use()));
        if (originals.isEmpty()) {
            return present.isMissingNode() ? null : Edit.remove(POINTER);
        }
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        originals.forEach(value::put);
        return value.equals(parse(present))
                ? null
                : annotate(pod.podMetadata(), annotations, TextNode.valueOf(value.toString()));
    }

    /** What the annotation of a pod says, by container name; empty when there is none, or it is no JSON. */
    static JsonNode read(JsonNode pod) {
        JsonNode annotation = pod.path("metadata").path("annotations").path(ANNOTATION);
        return annotation.isMissingNode() ? annotation : parse(annotation);
    }

    /**
     * What an image was before it was rewritten, or null when the annotation does not tell, or not the truth.
     *
     * @param originals what the annotation says, as {@link #read} gives it
     */
    static @Nullable ImageReference originalOf(ImageUse use, JsonNode originals, Policy policy) {
        return leadingTo(use.image(), originals.path(use.name()), policy);
    }

    /** The image that an entry of the annotation names, or null when its copy is not the image given. */
    private static @Nullable ImageReference leadingTo(@Nullable String image, JsonNode original, Policy policy) {
        if (original.isTextual()
                && policy.assess(original.textValue()) instanceof Mirrored mirrored
                && mirrored.target().image().equals(image)) {
            return mirrored.image();
        }
        return null;
    }

    private static Edit annotate(JsonNode metadata, JsonNode annotations, TextNode value) {
        if (annotations.isObject()) {
            return new Edit(Edit.Operation.ADD, POINTER, value);
        }
        ObjectNode created = JsonNodeFactory.instance.objectNode().set(ANNOTATION, value);
        return metadata.isObject()
                ? new Edit(Edit.Operation.ADD, ANNOTATIONS_POINTER, created)
                : new Edit(
                        Edit.Operation.ADD,
                        "/metadata",
                        JsonNodeFactory.instance.objectNode().set("annotations", created));
    }

    private static void record(Map<String, String> originals, ImageUse use) {
        if (!use.name().isEmpty()) {
            originals.putIfAbsent(use.name(), use.image());
        }
    }

    /** The entries of the present annotation that lead to what the pod's images are, or are about to be. */
    private static Map<String, String> credible(JsonNode present, Workload pod, List<Rewrite> rewrites, Policy policy) {
        Map<String, String> originals = new TreeMap<>();
        Map<String, String> images = new TreeMap<>();
        pod.images().forEach(use -> images.put(use.name(), use.image()));
        rewrites.forEach(
                rewrite -> images.put(rewrite.use().name(), rewrite.target().image()));
        parse(present).properties().forEach(entry -> {
            if (leadingTo(images.get(entry.getKey()), entry.getValue(), policy) != null) {
                originals.put(entry.getKey(), entry.getValue().textValue());
            }
        });
        return originals;
    }

    private static JsonNode parse(JsonNode annotation) {
        try {
            JsonNode parsed = JSON.readTree(annotation.asText());
            return parsed != null && parsed.isObject() ? parsed : JsonNodeFactory.instance.objectNode();
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
