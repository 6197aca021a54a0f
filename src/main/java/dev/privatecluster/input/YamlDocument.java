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
 * @param duplicates the fields that stand there twice
 */
public record YamlDocument(String name, JsonNode root, Map<String, Integer> lines, List<Located> duplicates) {

    /**
     * Something to say about a line.
     *
     * @param line counted from 1; 0 when it is about the whole
     * @param message what there is to say, beginning with the field
     */
    public record Located(int line, String message) {}

    /** The line of a field, or of the nearest field around it when it is not there itself; 0 when there is none. */
    public int lineOf(String field) {
        for (String path = field; !path.isEmpty(); path = parent(path)) {
            Integer line = lines.get(path);
            if (line != null) {
                return line;
            }
        }
        return 0;
    }

    private static String parent(String path) {
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return end < 0 ? "" : path.substring(0, end);
    }
}
