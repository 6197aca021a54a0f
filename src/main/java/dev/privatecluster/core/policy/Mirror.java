package dev.privatecluster.core.policy;

import dev.privatecluster.api.v1alpha1.MirrorType;
import dev.privatecluster.core.image.ImageReference;
import dev.privatecluster.core.image.RegistryName;
import org.jspecify.annotations.Nullable;

/**
 * One source of images and what replaces it.
 *
 * @param registry the source's registry; null stands for every registry that no other mirror names
 * @param path the source's path in that registry; empty for all of it
 * @param mirror a registry with or without a path, which takes the place of registry and path
 * @param type how copies come to be there
 * @param ecrRegion the region of the mirror's registry; null when that is not ECR
 */
public record Mirror(
        @Nullable RegistryName registry, String path, String mirror, MirrorType type, @Nullable String ecrRegion) {
    /** The source that stands for every registry that no other mirror names. */
    public static final String EVERY_OTHER_REGISTRY = "*";

    /** The source as it is written in a configuration. */
    public String source() {
        if (registry == null) {
            return EVERY_OTHER_REGISTRY;
        }
        return path.isEmpty() ? registry.name() : registry.name() + "/" + path;
    }

    /** Whether the image is in the source: whole components of the path match. */
    boolean covers(ImageReference image) {
        return registry == null
                || (registry.equals(image.registry())
                        && (isPathPrefix(path, image.repository()) || isOfficialImage(image)));
    }

    /** The name, without tag and digest, that takes the place of the image's; the image has to be covered. */
    String replace(ImageReference image) {
        if (registry == null) {
            return mirror + "/" + image.registry().asPathComponent() + "/" + image.repository();
        }
        String rest = isOfficialImage(image) ? "" : image.repository().substring(path.length());
        return rest.isEmpty() || rest.startsWith("/") ? mirror + rest : mirror + "/" + rest;
    }

    /** {@code docker.io/nginx} is written for the one repository {@code docker.io/library/nginx}, too. */
    private boolean isOfficialImage(ImageReference image) {
        return image.registry().isDockerHub() && image.repository().equals("library/" + path);
    }

    /** Whether all components of the first path begin the second. */
    static boolean isPathPrefix(String prefix, String path) {
        return path.startsWith(prefix)
                && (prefix.isEmpty() || path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
