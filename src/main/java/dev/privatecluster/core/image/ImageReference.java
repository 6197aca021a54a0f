package dev.privatecluster.core.image;

import org.jspecify.annotations.Nullable;

/**
 * A valid image reference in the normal form that container runtimes use: {@code nginx:1} has the domain
 * {@code docker.io}, the path {@code library/nginx} and the tag {@code 1}. No tag is ever added.
 *
 * @param text as it was written
 * @param domain host and port as written, Docker Hub's filled in
 * @param registry the domain under the one name that matching knows it by
 * @param path everything between the domain and the tag
 * @param tag without its colon
 * @param digest without its at sign
 */
public record ImageReference(
        String text, String domain, RegistryName registry, String path, @Nullable String tag, @Nullable String digest)
        implements ParsedImage {

    /**
     * Reads an image reference as {@code distribution/reference} 0.6.0 does, with one step more: a name whose domain
     * comes out empty ({@code my_host.example/app}) is invalid.
     */
    public static ParsedImage parse(String text) {
        ParsedImage parsed = new ReferenceParser(text).parse();
        if (parsed instanceof ImageReference reference && reference.domain.isEmpty()) {
            return new InvalidImage(text, "invalid reference format: the registry is no valid host name");
        }
        return parsed;
    }

    /** The path in the {@link #registry()}: Docker Hub's official images get the {@code library/} they are stored under. */
    public String repository() {
        return registry.isDockerHub() && path.indexOf('/') < 0 ? "library/" + path : path;
    }

    /** Tag and digest with their separators, as they were written; empty when there is neither. */
    public String suffix() {
        return (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    /** Registry, repository, tag and digest: what exemptions are matched against. */
    public String canonicalName() {
        return registry.name() + "/" + repository() + suffix();
    }
}
