package dev.privatecluster.core.policy;

import dev.privatecluster.core.image.ImageReference;
import dev.privatecluster.core.image.RegistryName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All mirrors, so ordered that the longest source wins. */
final class MirrorTable {
    private final Map<RegistryName, List<Mirror>> byRegistry = new HashMap<>();
    private final @Nullable Mirror everyOtherRegistry;

    MirrorTable(List<Mirror> mirrors) {
        Mirror wildcard = null;
        for (Mirror mirror : mirrors) {
            if (mirror.registry() == null) {
                wildcard = mirror;
            } else {
                byRegistry
                        .computeIfAbsent(mirror.registry(), registry -> new ArrayList<>())
                        .add(mirror);
            }
        }
        everyOtherRegistry = wildcard;
        Comparator<Mirror> longestFirst = Comparator.comparingInt(
                        (Mirror mirror) -> mirror.path().length())
                .reversed();
        byRegistry.values().forEach(list -> list.sort(longestFirst));
    }

    /** The mirror with the longest source that names the image's registry, or null. */
    @Nullable
    Mirror naming(ImageReference image) {
        for (Mirror mirror : byRegistry.getOrDefault(image.registry(), List.of())) {
            if (mirror.covers(image)) {
                return mirror;
            }
        }
        return null;
    }

    /** The mirror with the source {@code *}, or null. */
    @Nullable
    Mirror everyOtherRegistry() {
        return everyOtherRegistry;
    }
}
