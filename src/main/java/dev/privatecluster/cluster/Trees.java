package dev.privatecluster.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** JSON as trees. */
final class Trees {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Trees() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** What maps, lists and texts stand for; the null node for null. */
    static JsonNode of(@Nullable Object value) {
        return JSON.valueToTree(value);
    }

    /**
     * @throws IllegalArgumentException if the text is no JSON
     */
    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
