package dev.privatecluster.core.policy;

import dev.privatecluster.core.image.ImageReference;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a feature is recognised by.
 *
 * @param images that are the feature's
 * @param relatedImages that may be the feature's: what they do is said elsewhere
 * @param variables environment variables that only the feature has a use for
 * @param drivers names of CSI drivers and storage provisioners
 * @param relatedDrivers the same that may be the feature's
 * @param audiences of service account tokens that are mounted into pods
 * @param kinds of objects that only the feature has a use for
 * @param sources registries, or paths in them, whose images are all the feature's
 */
public record Signals(
        List<Image> images,
        List<Image> relatedImages,
        List<Variable> variables,
        List<String> drivers,
        List<String> relatedDrivers,
        List<String> audiences,
        List<GroupKind> kinds,
        List<Source> sources) {
    public Signals {
        images = List.copyOf(images);
        relatedImages = List.copyOf(relatedImages);
        variables = List.copyOf(variables);
        drivers = List.copyOf(drivers);
        relatedDrivers = List.copyOf(relatedDrivers);
        audiences = List.copyOf(audiences);
        kinds = List.copyOf(kinds);
        sources = List.copyOf(sources);
    }

    /**
     * An image.
     *
     * @param repository its path in whichever registry
     * @param asCopy how the path of a copy below a prefix ends
     * @param tag what its tag looks like; null when that does not matter
     */
    public record Image(String repository, String asCopy, @Nullable Pattern tag) {
        public Image(String repository, @Nullable Pattern tag) {
            this(repository, "/" + repository, tag);
        }

        /** Whether an image is this one, or a copy of it below any prefix. */
        public boolean is(ImageReference reference) {
            return isStoredIn(reference.repository())
                    && (tag == null
                            || (reference.tag() != null
                                    && tag.matcher(reference.tag()).find()));
        }

        /** Whether an image may be this one, only that its tag would have to tell, and it has none. */
        public boolean mayBe(ImageReference reference) {
            return tag != null && reference.tag() == null && isStoredIn(reference.repository());
        }

        private boolean isStoredIn(String path) {
            return path.endsWith(asCopy) || path.equals(repository);
        }
    }

    /**
     * A registry, or a path in one.
     *
     * @param name {@code HOST} or {@code HOST/PATH}
     */
    public record Source(String name) {
        /** Whether an image is from there, or a copy that has the host of its origin in its path. */
        public boolean has(ImageReference reference) {
            String registry = reference.registry().name();
            String repository = reference.repository();
            if (name.startsWith(registry) && Mirror.isPathPrefix(name, registry + "/" + repository)) {
                return true;
            }
            int at = repository.indexOf(name);
            return at >= 0
                    && (at == 0 || repository.charAt(at - 1) == '/')
                    && Mirror.isPathPrefix(name, repository.substring(at));
        }
    }

    /**
     * An environment variable.
     *
     * @param name its name
     * @param value what its value looks like; null when that does not matter
     */
    public record Variable(String name, @Nullable Pattern value) {}

    /**
     * A kind of objects.
     *
     * @param group its API group; empty for the core group
     * @param kind its name
     */
    public record GroupKind(String group, String kind) {}
}
