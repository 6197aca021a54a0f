package dev.privatecluster.core.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container of a pod spec. It may be asked many times about its environment; not by several threads. */
public final class Container {
    private final FieldPath path;
    private final JsonNode node;
    private @Nullable Map<String, Integer> environment;

    /**
     * @param path where it stands
     * @param node the container
     */
    public Container(FieldPath path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

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

    /** Where it stands. */
    public FieldPath path() {
        return path;
    }

    public JsonNode node() {
        return node;
    }

    /** The variable of this name, or null; of several the last, as the kubelet does. */
    public @Nullable Variable variable(String name) {
        Integer index = environment().get(name);
        if (index == null) {
            return null;
        }
        JsonNode variable = node.path("env").get(index);
        FieldPath element = path.field("env").element(index);
        return variable.has("valueFrom")
                ? new Variable(element.field("valueFrom"), null)
                : new Variable(element.field("value"), variable.path("value").asText(""));
    }

    /** The same, unless it is empty: charts write down empty values for what is not set. */
    public @Nullable Variable filledVariable(String name) {
        Variable variable = variable(name);
        return variable == null || "".equals(variable.value()) ? null : variable;
    }

    /** Positions by name. */
    private Map<String, Integer> environment() {
        if (environment == null) {
            JsonNode variables = node.path("env");
            environment = new HashMap<>();
            for (int i = 0; i < variables.size(); i++) {
                environment.put(variables.path(i).path("name").asText(), i);
            }
        }
        return environment;
    }

    /** Whether variables come from ConfigMaps or Secrets as a whole, so that nobody can tell here which there are. */
    public boolean hasUnknownVariables() {
        return !node.path("envFrom").isEmpty();
    }

    /** The words of command and arguments, those of a shell's line one by one. */
    public List<Word> words() {
        List<Word> words = new ArrayList<>();
        for (String list : List.of("command", "args")) {
            JsonNode elements = node.path(list);
            for (int i = 0; i < elements.size(); i++) {
                FieldPath element = path.field(list).element(i);
                for (String word : elements.path(i).asText().split("\\s+", -1)) {
                    words.add(new Word(element, word));
                }
            }
        }
        return words;
    }
}
