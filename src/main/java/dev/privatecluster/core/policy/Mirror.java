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

    private static final String OFFICIAL_IMAGES = "library";

    /** The source as it is written in a configuration. */
    public String source() {
        if (registry == null) {
            return EVERY_OTHER_REGISTRY;
        }
        return path.isEmpty() ? registry.name() : registry.name() + "/" + path;
    }

    /**
     * The source with the path under which Docker Hub stores a name of one component: {@code docker.io/nginx} and
     * {@code docker.io/library/nginx} are one source.
     */
    String sourceInFull() {
        boolean isOneComponent = !path.isEmpty() && path.indexOf('/') < 0 && !path.equals(OFFICIAL_IMAGES);
        return registry != null && registry.isDockerHub() && isOneComponent
                ? registry.name() + "/" + OFFICIAL_IMAGES + "/" + path
                : source();
    }

    /** How many characters of the image's path the source covers, in whole components; -1 when it is not in the source. */
    int covers(ImageReference image) {
        if (registry == null) {
            return 0;
        }
        if (!registry.equals(image.registry())) {
            return -1;
        }
        if (isOfficialImage(image)) {
            return image.repository().length();
        }
        return isPathPrefix(path, image.repository()) ? path.length() : -1;
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
        return image.registry().isDockerHub() && image.repository().equals(OFFICIAL_IMAGES + "/" + path);
    }

    /** Whether all components of the first path begin the second. */
    static boolean isPathPrefix(String prefix, String path) {
        return path.startsWith(prefix)
                && (prefix.isEmpty() || path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
