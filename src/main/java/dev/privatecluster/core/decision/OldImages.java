package dev.privatecluster.core.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.workload.ImageUse;
import dev.privatecluster.core.workload.Slot;
import dev.privatecluster.core.workload.Workload;
import dev.privatecluster.core.workload.WorkloadKind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The images that an object has before an update; none for one that is created. */
final class OldImages {
    private final Map<Place, String> images = new HashMap<>();
    private final @Nullable JsonNode template;

    private record Place(Slot slot, String name) {}

    /**
     * @param kind what the object is; null when it holds no pod spec, and so no image
     */
    OldImages(@Nullable WorkloadKind kind, Review review) {
        if (!review.isUpdate() || kind == null) {
            template = null;
            return;
        }
        Workload old = Workload.read(kind, review.oldObject());
        template = kind.isPod() ? null : old.template();
        old.images().forEach(use -> images.putIfAbsent(new Place(use.slot(), use.name()), use.image()));
    }

    /** Whether the same place, a slot and a name wherever it stands in its list, had the same image before. */
    boolean include(ImageUse use) {
        return use.image().equals(images.get(new Place(use.slot(), use.name())));
    }

    /** Whether the template of pods to come is another one now; not so for what is created, and for pods. */
    boolean isTemplateChangedIn(@Nullable Workload workload) {
        return template != null && workload != null && !workload.template().equals(template);
    }
}
