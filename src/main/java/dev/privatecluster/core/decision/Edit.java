package dev.privatecluster.core.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * One operation of a JSON patch.
 *
 * @param operation what it does
 * @param pointer JSON pointer to the field
 * @param value the new value; a missing node for {@link Operation#REMOVE}
 */
public record Edit(Operation operation, String pointer, JsonNode value) {
    /** The operations of RFC 6902 that are needed here. */
    public enum Operation {
        ADD("add"),
        REPLACE("replace"),
        REMOVE("remove");

        private final String text;

        Operation(String text) {
            this.text = text;
        }

        /** As RFC 6902 writes it. */
        public String text() {
            return text;
        }
    }

    static Edit remove(String pointer) {
        return new Edit(Operation.REMOVE, pointer, MissingNode.getInstance());
    }
}
