package dev.privatecluster.api.v1alpha1;

/**
 * What texts of a configuration look like, as regular expressions that mean the same in Java and in the API server (RE2).
 * They leave aside what no expression can say, such as that a port is at most 65535.
 */
public final class Forms {
    public static final String ACCOUNT_ID = "^[0-9]{12}$";
    public static final String NOT_BLANK = "\\S";
    public static final String OWNER = "^([a-z0-9.*-]+/)?[A-Za-z0-9*]+$";

    /** A namespace, with {@code *} for any characters. */
    public static final String NAMESPACE = "^[a-z0-9*-]{1,63}$";

    /** A namespace as Fargate profiles select it, with {@code ?} for one character, too. */
    public static final String FARGATE_NAMESPACE = "^[a-z0-9*?-]{1,63}$";

    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final String PORT = ":[0-9]{1,5}";
    private static final String IPV6 = "\\[[0-9A-Fa-f]*:[0-9A-Fa-f:]*\\]";
    private static final String WITHOUT_DOT = "(" + LABEL + "|\\[[0-9A-Fa-f]+\\])";

    /** A dot or a port tells a host from the first part of a path, as in image references. */
    private static final String HOST =
            "((" + LABEL + "(\\." + LABEL + ")+|localhost|" + IPV6 + ")(" + PORT + ")?|" + WITHOUT_DOT + PORT + ")";

    private static final String PATH = "(/[a-z0-9]+((\\.|__?|-+)[a-z0-9]+)*)*";

    /** A registry with or without a path. */
    public static final String MIRROR = "^" + HOST + PATH + "$";

    /** The same, or {@code *} for every other registry. */
    public static final String SOURCE = "^(\\*|" + HOST + PATH + ")$";

    /** A registry, or {@code *.host} for all below a host. */
    public static final String REACHABLE_REGISTRY = "^(" + HOST + "|\\*(\\." + LABEL + ")+(" + PORT + ")?)$";

    private static final String IN_HOST = "[A-Za-z0-9._:@*\\[\\]+-]*";
    private static final String IN_PATH = "[a-z0-9._/*\\[\\]+-]*";
    private static final String IN_TAG = "[A-Za-z0-9._/:@*\\[\\]+-]*";

    /** An image, in whose host, path and tag {@code *} stands for any characters. */
    public static final String IMAGE = "^(" + IN_HOST + "\\*" + IN_HOST + "|(" + HOST + "|" + IN_HOST + "\\*" + IN_HOST
            + ")/" + IN_PATH + "([:@]" + IN_TAG + ")?)$";

    private Forms() {}
}
