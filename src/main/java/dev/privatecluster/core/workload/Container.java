package dev.privatecluster.core.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container of a pod spec.
 *
 * @param path where it stands
 * @param node the container
 */
public record Container(FieldPath path, JsonNode node) {

    /**
     * A variable of the container's environment.
     *
     * @param path where its value stands
     * @param value null when it comes from elsewhere, and nobody can tell here
     */
    public record Variable(FieldPath path, @Nullable String value) {}

    /**
     * One word of the command line.
     *
     * @param path the field that it stands in
     * @param text the word
     */
    public record Word(FieldPath path, String text) {}

    /** The variable of this name, or null; of several the last, as the kubelet does. */
    public @Nullable Variable variable(String name) {
        JsonNode environment = node.path("env");
        for (int i = environment.size() - 1; i >= 0; i--) {
            if (environment.get(i).path("name").asText().equals(name)) {
                JsonNode variable = environment.get(i);
                FieldPath element = path.field("env").element(i);
                return variable.has("valueFrom")
                        ? new Variable(element.field("valueFrom"), null)
                        : new Variable(
                                element.field("value"), variable.path("value").asText());
            }
        }
        return null;
    }

    /** The words of command and arguments, those of a shell's line one by one. */
    public List<Word> words() {
        List<Word> words = new ArrayList<>();
        for (String list : List.of("command", "args")) {
            JsonNode elements = node.path(list);
            for (int i = 0; i < elements.size(); i++) {
                FieldPath element = path.field(list).element(i);
                for (String word : elements.get(i).asText().split("\\s+", -1)) {
                    words.add(new Word(element, word));
                }
            }
        }
        return words;
    }
}
