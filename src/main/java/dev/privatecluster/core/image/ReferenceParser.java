package dev.privatecluster.core.image;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code ParseNormalizedNamed} of {@code github.com/distribution/reference} 0.6.0, which containerd uses. Written by
 * hand and not with regular expressions: it runs for every image of every review, and its time is linear.
 */
final class ReferenceParser {
    private static final int LONGEST_PATH = 255;
    private static final int LONGEST_TAG = 128;
    private static final int IDENTIFIER_LENGTH = 64;
    private static final String BAD_FORMAT = "invalid reference format";

    private final String text;

    ReferenceParser(String text) {
        this.text = text;
    }

    ParsedImage parse() {
        if (text.length() == IDENTIFIER_LENGTH && Digests.isLowerHex(text)) {
            return invalid("invalid repository name (" + text + "), cannot specify 64-byte hexadecimal strings");
        }
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        boolean hasDomain = slash >= 0 && looksLikeDomain(first);
        String domain = hasDomain && !first.equals("index.docker.io") ? first : RegistryName.DOCKER_HUB.name();
        String remainder = hasDomain || slash < 0 ? text.substring(slash + 1) : text;
        if (domain.equals(RegistryName.DOCKER_HUB.name()) && remainder.indexOf('/') < 0) {
            remainder = "library/" + remainder;
        }
        int colon = remainder.indexOf(':');
        String remote = colon < 0 ? remainder : remainder.substring(0, colon);
        if (!remote.toLowerCase(Locale.ROOT).equals(remote)) {
            return invalid(BAD_FORMAT + ": repository name (" + remote + ") must be lowercase");
        }
        return parse(domain, remainder);
    }

    /** A first component with a dot, a port or an upper-case letter cannot be the namespace of a Docker Hub image. */
    private static boolean looksLikeDomain(String first) {
        return first.equals("localhost")
                || first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || !first.toLowerCase(Locale.ROOT).equals(first);
    }

    private ParsedImage parse(String domain, String remainder) {
        int at = remainder.indexOf('@');
        String nameAndTag = at < 0 ? remainder : remainder.substring(0, at);
        @Nullable String digest = at < 0 ? null : remainder.substring(at + 1);
        int colon = nameAndTag.indexOf(':');
        String path = colon < 0 ? nameAndTag : nameAndTag.substring(0, colon);
        @Nullable String tag = colon < 0 ? null : nameAndTag.substring(colon + 1);
        boolean wellFormed = RepositoryPath.isValid(path)
                && (tag == null || isTag(tag))
                && (digest == null || Digests.isWellFormed(digest));
        if (!wellFormed) {
            return invalid(BAD_FORMAT);
        }
        boolean domainIsHost = HostName.isValid(domain);
        // The grammar takes what is no host for the first part of the path.
        String wholePath = domainIsHost ? path : domain + "/" + path;
        if (!RepositoryPath.isValid(wholePath)) {
            return invalid(
                    RepositoryPath.isValid(wholePath.toLowerCase(Locale.ROOT))
                            ? "repository name must be lowercase"
                            : BAD_FORMAT);
        }
        if (wholePath.length() > LONGEST_PATH) {
            return invalid("repository name must not be more than 255 characters");
        }
        @Nullable String problem = digest == null ? null : Digests.problem(digest);
        String host = domainIsHost ? domain : "";
        return problem == null
                ? new ImageReference(text, host, RegistryName.of(host), wholePath, tag, digest)
                : invalid(problem);
    }

    private InvalidImage invalid(String reason) {
        return new InvalidImage(text, reason);
    }

    private static boolean isTag(String tag) {
        if (tag.isEmpty() || tag.length() > LONGEST_TAG || tag.charAt(0) == '.' || tag.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < tag.length(); i++) {
            char c = tag.charAt(i);
            if (!Letters.isAlphanumeric(c) && c != '_' && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }
}
