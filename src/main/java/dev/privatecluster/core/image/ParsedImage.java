package dev.privatecluster.core.image;

/**
 * What became of the text of an image: a reference, or the reason why it is none.
 */
public sealed interface ParsedImage permits ImageReference, InvalidImage {
    /** The text as it was written. */
    String text();
}
