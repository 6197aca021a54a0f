package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.workload.FieldPath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Configurations that stand in objects as text. Everything here takes time in proportion to the text. */
final class Texts {
    /** From a hash at the beginning of a line or behind a space to its end; any other hash is part of a value. */
    private static final Pattern COMMENT = Pattern.compile("(?md)(?:^|(?<=[ \\t]))#.*$");

    private Texts() {}

    /**
     * A pattern to look for with {@link #contains}, {@link #find} and {@link #findInData}.
     *
     * @param expression matches somewhere in a line
     */
    static Pattern line(String expression) {
        return Pattern.compile("(?md)" + expression);
    }

    /** Whether the pattern finds something in a text outside of its comments. */
    static boolean contains(Pattern pattern, String text) {
        return pattern.matcher(text).find()
                && pattern.matcher(COMMENT.matcher(text).replaceAll("")).find();
    }

    /** The first field below a node whose text the pattern finds something in, or null. */
    static @Nullable FieldPath find(Pattern pattern, JsonNode node, FieldPath path) {
        Deque<UnaryOperator<FieldPath>> steps = new ArrayDeque<>();
        if (!leadsTo(pattern, node, steps)) {
            return null;
        }
        FieldPath found = path;
        for (UnaryOperator<FieldPath> step : steps) {
            found = step.apply(found);
        }
        return found;
    }

    /** Collects the way there on the way back, so that nothing is written down of what leads nowhere. */
    private static boolean leadsTo(Pattern pattern, JsonNode node, Deque<UnaryOperator<FieldPath>> steps) {
        if (node.isTextual()) {
            return contains(pattern, node.textValue());
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            if (leadsTo(pattern, node.path(i), steps)) {
                int index = i;
                steps.addFirst(path -> path.element(index));
                return true;
            }
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (leadsTo(pattern, field.getValue(), steps)) {
                steps.addFirst(path -> path.field(field.getKey()));
                return true;
            }
        }
        return false;
    }

    /** The same in the entries of a ConfigMap, whose keys may be anything. */
    static @Nullable FieldPath findInData(Pattern pattern, JsonNode configMap) {
        return find(pattern, configMap.path("data"), FieldPath.ROOT.field("data"));
    }
}
