package dev.privatecluster.core.image;

/**
 * A text that no container runtime takes for an image reference.
 *
 * @param text as it was written
 * @param reason what is wrong, in the words of {@code distribution/reference} where it has a word for it
 */
public record InvalidImage(String text, String reason) implements ParsedImage {}
