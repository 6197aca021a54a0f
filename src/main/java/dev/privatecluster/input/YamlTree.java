package dev.privatecluster.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.core.workload.FieldPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns the nodes of one YAML document into a tree, aliases written out, and remembers the lines. */
final class YamlTree {
    private static final int MOST_NODES = 200_000;
    private static final int DEEPEST = BoundedParser.DEEPEST;
    private static final int MOST_PATH_CHARACTERS = 32 * 1024 * 1024;
    private static final int LONGEST_NUMBER = 40;
    private static final JsonNodeFactory TREE = JsonNodeFactory.instance;

    private final String name;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<YamlDocument.Located> duplicates = new ArrayList<>();
    private int nodes;
    private int pathCharacters;

    YamlTree(String name) {
        this.name = name;
    }

    YamlDocument read(Node root) {
        JsonNode tree = read(root, "", 0);
        return new YamlDocument(name, tree, Map.copyOf(lines), List.copyOf(duplicates));
    }

    private JsonNode read(Node node, String path, int depth) {
        nodes++;
        pathCharacters += path.length();
        // Each path is remembered: a long key with many values below it would fill the memory.
        if (nodes > MOST_NODES || depth > DEEPEST || pathCharacters > MOST_PATH_CHARACTERS) {
            throw new InputException(YamlReader.location(name, node)
                    + ": the document has more than " + MOST_NODES + " values, or more than " + DEEPEST
                    + " levels, once its aliases are written out, or very long keys");
        }
        YamlReader.lineOf(node).ifPresent(line -> lines.putIfAbsent(path, line));
        if (node instanceof MappingNode mapping) {
            return readMapping(mapping, path, depth);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = TREE.arrayNode();
            for (Node element : sequence.getValue()) {
                array.add(read(element, path + "[" + array.size() + "]", depth + 1));
            }
            return array;
        }
        return readScalar((ScalarNode) node);
    }

    private ObjectNode readMapping(MappingNode mapping, String path, int depth) {
        ObjectNode object = TREE.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new InputException(YamlReader.location(name, entry.getKeyNode()) + ": a key has to be a text");
            }
            String child = FieldPath.child(path, key.getValue());
            int line = YamlReader.lineOf(key).orElse(0);
            lines.putIfAbsent(child, line);
            JsonNode value = read(entry.getValueNode(), child, depth + 1);
            if (object.replace(key.getValue(), value) != null) {
                duplicates.add(new YamlDocument.Located(line, child + ": stands here for the second time"));
            }
        }
        return object;
    }

    private JsonNode readScalar(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        String value = scalar.getValue();
        if (tag.equals(Tag.NULL)) {
            return TREE.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return TREE.booleanNode(value.toLowerCase(Locale.ROOT).equals("true"));
        }
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? number(value) : TREE.textNode(value);
    }

    /** A number that would be written otherwise, with leading zeros say, is kept as it stands: messages quote it. */
    private static JsonNode number(String value) {
        if (value.length() > LONGEST_NUMBER || value.indexOf('e') >= 0 || value.indexOf('E') >= 0) {
            return TREE.pojoNode(value); // written out it may fill the memory
        }
        try {
            BigDecimal number = new BigDecimal(value);
            return number.toPlainString().equals(value) ? TREE.numberNode(number) : TREE.pojoNode(value);
        } catch (NumberFormatException e) {
            return TREE.pojoNode(value); // .inf, .nan, hexadecimal and octal numbers
        }
    }
}
