package dev.privatecluster.testing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.core.decision.Edit;
import java.util.List;

/** Does to a tree what the API server does with a JSON patch (RFC 6902), as far as it is needed. */
public final class Patches {
    private Patches() {}

    /** A changed copy of the object. */
    public static JsonNode apply(JsonNode object, List<Edit> edits) {
        JsonNode changed = object.deepCopy();
        edits.forEach(edit -> apply(edit, changed));
        return changed;
    }

    private static void apply(Edit edit, JsonNode root) {
        JsonPointer pointer = JsonPointer.compile(edit.pointer());
        JsonNode parent = root.at(pointer.head());
        boolean exists = !root.at(pointer).isMissingNode();
        if (!exists && edit.operation() != Edit.Operation.ADD) {
            throw new AssertionError("there is nothing at " + edit.pointer());
        }
        String name = pointer.last().getMatchingProperty();
        if (parent instanceof ArrayNode array && edit.operation() == Edit.Operation.REPLACE) {
            array.set(pointer.last().getMatchingIndex(), edit.value());
        } else if (!(parent instanceof ObjectNode object)) {
            throw new AssertionError("nothing can be put at " + edit.pointer());
        } else if (edit.operation() == Edit.Operation.REMOVE) {
            object.remove(name);
        } else {
            object.set(name, edit.value());
        }
    }
}
