package dev.privatecluster.testing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.core.decision.Edit;
import java.util.List;

/** Does to a tree what the API server does with a JSON patch (RFC 6902), as far as it is needed. */
public final class Patches {
    private static final String AT_THE_END = "-";

    private Patches() {}

    /** A changed copy of the object. */
    public static JsonNode apply(JsonNode object, List<Edit> edits) {
        JsonNode changed = object.deepCopy();
        edits.forEach(edit -> apply(edit.operation().text(), edit.pointer(), edit.value(), changed));
        return changed;
    }

    /** Changes the object by one operation. */
    public static void apply(String operation, String at, JsonNode value, JsonNode object) {
        JsonPointer pointer = JsonPointer.compile(at);
        JsonNode parent = object.at(pointer.head());
        boolean exists = !object.at(pointer).isMissingNode();
        if (!exists && !operation.equals("add")) {
            throw new AssertionError("there is nothing at " + at);
        }
        String name = pointer.last().getMatchingProperty();
        if (parent instanceof ArrayNode array && name.equals(AT_THE_END)) {
            array.add(value);
        } else if (parent instanceof ArrayNode array && operation.equals("replace")) {
            array.set(pointer.last().getMatchingIndex(), value);
        } else if (!(parent instanceof ObjectNode fields)) {
            throw new AssertionError("nothing can be put at " + at);
        } else if (operation.equals("remove")) {
            fields.remove(name);
        } else {
            fields.set(name, value);
        }
    }
}
