package dev.privatecluster.core.workload;

/**
 * Where something stands in an object.
 *
 * @param text for people: {@code spec.containers[0].env[2].value}
 * @param pointer the same as a JSON pointer
 */
public record FieldPath(String text, String pointer) {
    /** The object itself. */
    public static final FieldPath ROOT = new FieldPath("", "");

    /** A field of the object that stands here. */
    public FieldPath field(String name) {
        return new FieldPath(text.isEmpty() ? name : text + "." + name, pointer + "/" + escape(name));
    }

    /** An entry of the map that stands here, whose keys may be anything: labels, annotations. */
    public FieldPath key(String key) {
        return new FieldPath(text + "[" + key + "]", pointer + "/" + escape(key));
    }

    /** An element of the list that stands here. */
    public FieldPath element(int index) {
        return new FieldPath(text + "[" + index + "]", pointer + "/" + index);
    }

    private static String escape(String token) {
        boolean isPlain = token.indexOf('~') < 0 && token.indexOf('/') < 0;
        return isPlain ? token : token.replace("~", "~0").replace("/", "~1");
    }
}
