package dev.privatecluster.core.image;

import org.jspecify.annotations.Nullable;

/**
 * The path of a repository: components of lower-case letters and digits, parted by a dot, one or two underscores, or
 * any number of hyphens, and joined by slashes. The grammars of image references and of ECR agree on this; they differ
 * in how long a path may be.
 */
public final class RepositoryPath {
    /** Amazon ECR API reference, {@code CreateRepository}: repositoryName. */
    private static final int SHORTEST_IN_ECR = 2;

    private static final int LONGEST_IN_ECR = 256;

    private RepositoryPath() {}

    /** Whether image references may have this path. */
    public static boolean isValid(String path) {
        int i = 0;
        while (true) {
            int runEnd = i;
            while (runEnd < path.length() && Letters.isLowerOrDigit(path.charAt(runEnd))) {
                runEnd++;
            }
            if (runEnd == i) {
                return false;
            }
            if (runEnd == path.length()) {
                return true;
            }
            i = runEnd + separatorLength(path, runEnd);
            if (i == runEnd) {
                return false;
            }
        }
    }

    private static int separatorLength(String path, int at) {
        char c = path.charAt(at);
        return switch (c) {
            case '.', '/' -> 1;
            case '_' -> path.startsWith("__", at) ? 2 : 1;
            case '-' -> {
                int end = at;
                while (end < path.length() && path.charAt(end) == '-') {
                    end++;
                }
                yield end - at;
            }
            default -> 0;
        };
    }

    /**
     * What ECR has against a repository of this name, or null when it takes it.
     *
     * @param name the whole name, without registry, tag and digest
     */
    public static @Nullable String problemInEcr(String name) {
        if (name.length() < SHORTEST_IN_ECR || name.length() > LONGEST_IN_ECR) {
            return "ECR repository names have 2 to 256 characters; '" + name + "' has " + name.length();
        }
        return isValid(name)
                ? null
                : "'" + name
                        + "' is no name for an ECR repository: only lower-case letters, digits and single . _ - / between them";
    }
}
