package dev.privatecluster.core.image;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Digests as {@code opencontainers/go-digest} reads them. */
final class Digests {
    private static final int SHORTEST_ENCODED = 32;
    private static final Map<String, Integer> HEX_LENGTHS = Map.of("sha256", 64, "sha384", 96, "sha512", 128);
    private static final String BAD_FORMAT = "invalid checksum digest format";

    private Digests() {}

    static boolean isLowerHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Letters.isHex(c) || (c >= 'A' && c <= 'F')) {
                return false;
            }
        }
        return true;
    }

    /** Whether the reference grammar admits it: {@code algorithm:hex}, the algorithm's parts joined by {@code +._-}. */
    static boolean isWellFormed(String digest) {
        int colon = digest.indexOf(':');
        if (colon < 0 || digest.length() - colon - 1 < SHORTEST_ENCODED) {
            return false;
        }
        for (int i = colon + 1; i < digest.length(); i++) {
            if (!Letters.isHex(digest.charAt(i))) {
                return false;
            }
        }
        return isAlgorithm(digest, colon);
    }

    private static boolean isAlgorithm(String digest, int end) {
        boolean partBegins = true;
        for (int i = 0; i < end; i++) {
            char c = digest.charAt(i);
            if (partBegins ? !Letters.isLetter(c) : !Letters.isAlphanumeric(c) && "+._-".indexOf(c) < 0) {
                return false;
            }
            partBegins = !Letters.isAlphanumeric(c);
        }
        return !partBegins;
    }

    /** What is wrong with a well-formed digest, or null when it can be verified. */
    static @Nullable String problem(String digest) {
        int colon = digest.indexOf(':');
        String algorithm = digest.substring(0, colon);
        String encoded = digest.substring(colon + 1);
        Integer length = HEX_LENGTHS.get(algorithm);
        if (length == null) {
            return algorithm.chars().anyMatch(c -> c >= 'A' && c <= 'Z') ? BAD_FORMAT : "unsupported digest algorithm";
        }
        if (encoded.length() != length) {
            return "invalid checksum digest length";
        }
        return isLowerHex(encoded) ? null : BAD_FORMAT;
    }
}
