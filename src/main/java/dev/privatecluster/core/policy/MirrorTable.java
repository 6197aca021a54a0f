package dev.privatecluster.core.policy;

import dev.privatecluster.core.image.ImageReference;
import dev.privatecluster.core.image.RegistryName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All mirrors, by the registry of their source. */
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
    }

    /** The mirror with the longest source that names the image's registry, or null. */
    @Nullable
    Mirror naming(ImageReference image) {
        Mirror longest = null;
        int covered = -1;
        for (Mirror mirror : byRegistry.getOrDefault(image.registry(), List.of())) {
            int length = mirror.covers(image);
            if (length > covered) {
                longest = mirror;
                covered = length;
            }
        }
        return longest;
    }

    /** The mirror with the source {@code *}, or null. */
    @Nullable
    Mirror everyOtherRegistry() {
        return everyOtherRegistry;
    }
}
