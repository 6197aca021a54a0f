package dev.privatecluster.core.workload;

/**
 * One image that an object uses.
 *
 * @param slot the kind of place
 * @param name of the container, or {@code volume/NAME}; empty when the element has none
 * @param field path for people: {@code spec.containers[0].image}
 * @param pointer the same as a JSON pointer: {@code /spec/containers/0/image}
 * @param image the text as it stands there, never empty
 */
public record ImageUse(Slot slot, String name, String field, String pointer, String image) {}
