package dev.privatecluster.core.policy;

import dev.privatecluster.core.image.RegistryName;
import java.util.Locale;
import java.util.regex.Pattern;

/** Patterns for canonical image names, brought into the spelling that those have. */
final class CanonicalPattern {
    private static final Pattern LOWER_CASE_PATH = Pattern.compile("[^A-Z:@]*([:@].*)?");

    private CanonicalPattern() {}

    /** Whether any canonical name can match. */
    static boolean canMatch(String pattern) {
        int slash = pattern.indexOf('/');
        if (slash < 0) {
            return pattern.indexOf('*') >= 0;
        }
        String host = pattern.substring(0, slash);
        String path = pattern.substring(slash + 1);
        return (host.indexOf('*') >= 0 || HostCheck.namesRegistry(host))
                && !path.isEmpty()
                && !("/" + path).contains("//")
                && LOWER_CASE_PATH.matcher(path).matches();
    }

    /** The pattern with the registry's one name, and with Docker Hub's official images where they are stored. */
    static String of(String pattern) {
        int slash = pattern.indexOf('/');
        if (slash < 0) {
            return pattern;
        }
        String host = pattern.substring(0, slash).toLowerCase(Locale.ROOT);
        String path = pattern.substring(slash + 1);
        RegistryName registry = RegistryName.of(host);
        boolean isOfficial = registry.isDockerHub() && path.indexOf('/') < 0 && !path.startsWith("*");
        return registry.name() + "/" + (isOfficial ? "library/" + path : path);
    }
}
