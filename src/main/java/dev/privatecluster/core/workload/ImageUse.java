package dev.privatecluster.core.workload;

/**
 * One image that an object uses.
 *
 * @param slot the kind of place
 * @param name of the container, or {@code volume/NAME}; empty when the element has none
 * @param path where it stands: {@code spec.containers[0].image}
 * @param image the text as it stands there, never empty
 */
public record ImageUse(Slot slot, String name, FieldPath path, String image) {

    /** The path for people. */
    public String field() {
        return path.text();
    }

    /** The path as a JSON pointer. */
    public String pointer() {
        return path.pointer();
    }
}
