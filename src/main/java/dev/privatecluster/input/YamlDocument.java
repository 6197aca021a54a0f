package dev.privatecluster.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * One YAML document as a tree, with the line of every field.
 *
 * @param name of the file, for messages
 * @param root the tree
 * @param lines the line, counted from 1, of every field by its path ({@code spec.mirrors[0].source})
 * @param duplicates the paths of the fields that stand there twice, each with its second line
 */
public record YamlDocument(String name, JsonNode root, Map<String, Integer> lines, List<Duplicate> duplicates) {

    /**
     * A field that stands twice in one object.
     *
     * @param field its path
     * @param line of the second
     */
    public record Duplicate(String field, int line) {}

    /** {@code file:line} of a field, or of the nearest field around it when it is not there itself. */
    public String locate(String field) {
        for (String path = field; !path.isEmpty(); path = parent(path)) {
            Integer line = lines.get(path);
            if (line != null) {
                return name + ":" + line;
            }
        }
        return name;
    }

    private static String parent(String path) {
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return end < 0 ? "" : path.substring(0, end);
    }
}
