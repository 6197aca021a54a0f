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

    /** A field of the object, or an entry of the map, that stands here: keys of labels and annotations may be anything. */
    public FieldPath field(String name) {
        return new FieldPath(child(text, name), pointer + "/" + escape(name));
    }

    /**
     * The text of a path to a field. Names that hold more than letters, digits, hyphens and underscores stand in
     * brackets, as keys of labels and annotations do: {@code metadata.labels[app.kubernetes.io/name]}.
     */
    public static String child(String parent, String name) {
        if (!isPlain(name)) {
            return parent + "[" + name + "]";
        }
        return parent.isEmpty() ? name : parent + "." + name;
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '-' && c != '_') {
                return false;
            }
        }
        return !name.isEmpty();
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
