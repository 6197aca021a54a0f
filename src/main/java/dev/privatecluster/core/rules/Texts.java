package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.workload.FieldPath;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Configurations that stand in objects as text. */
final class Texts {
    private Texts() {}

    /**
     * A pattern for a line that is no comment. It takes time in proportion to the text.
     *
     * @param expression matches somewhere in the line
     */
    static Pattern line(String expression) {
        return Pattern.compile("(?md)^[^#\\n]*?(?:" + expression + ")");
    }

    /** The first field below a node whose text the pattern finds something in, or null. */
    static @Nullable FieldPath find(Pattern pattern, JsonNode node, FieldPath path) {
        if (node.isTextual()) {
            return pattern.matcher(node.textValue()).find() ? path : null;
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                FieldPath found = find(pattern, node.get(i), path.element(i));
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            FieldPath found = find(pattern, field.getValue(), path.field(field.getKey()));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The same in the entries of a ConfigMap, whose keys may be anything. */
    static @Nullable FieldPath findInData(Pattern pattern, JsonNode configMap) {
        FieldPath data = FieldPath.ROOT.field("data");
        for (Map.Entry<String, JsonNode> entry : configMap.path("data").properties()) {
            if (pattern.matcher(entry.getValue().asText()).find()) {
                return data.key(entry.getKey());
            }
        }
        return null;
    }
}
