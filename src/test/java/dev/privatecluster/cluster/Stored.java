package dev.privatecluster.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Map;

/** Reads stored objects. */
final class Stored {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXT_BY_NAME = new TypeReference<>() {};

    private Stored() {}

    /** The image of a pod's first container. */
    static String image(JsonNode pod) {
        return text(pod, "/spec/containers/0/image");
    }

    /** The image of the first container of an object's pod template. */
    static String templateImage(JsonNode workload) {
        return text(workload, "/spec/template/spec/containers/0/image");
    }

    static String text(JsonNode object, String pointer) {
        return object.at(pointer).asText();
    }

    static boolean hasOriginals(JsonNode pod) {
        return !originalsText(pod).isEmpty();
    }

    /** What the webhook wrote down of the images as they were written, by container. */
    static Map<String, String> originals(JsonNode pod) {
        try {
            return JSON.readValue(originalsText(pod), TEXT_BY_NAME);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(pod.toPrettyString(), failure);
        }
    }

    private static String originalsText(JsonNode pod) {
        return text(pod, "/metadata/annotations/privatecluster.dev~1original-images");
    }
}
