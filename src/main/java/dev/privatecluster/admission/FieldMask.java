package dev.privatecluster.admission;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which fields of an object are worth a node of a tree. Elements of lists have the mask of their list. */
final class FieldMask {
    static final FieldMask EVERYTHING = new FieldMask(true);

    static final FieldMask USER = only("username");

    /** Of a pod, what rewriting reads: names, owners, annotations, images and environments. */
    static final FieldMask POD_TO_REWRITE = only(
            "metadata.name",
            "metadata.annotations",
            "metadata.ownerReferences",
            "spec.initContainers.name",
            "spec.initContainers.image",
            "spec.initContainers.env.name",
            "spec.initContainers.env.value",
            "spec.initContainers.env.valueFrom",
            "spec.initContainers.envFrom",
            "spec.containers.name",
            "spec.containers.image",
            "spec.containers.env.name",
            "spec.containers.env.value",
            "spec.containers.env.valueFrom",
            "spec.containers.envFrom",
            "spec.ephemeralContainers.name",
            "spec.ephemeralContainers.image",
            "spec.volumes.name",
            "spec.volumes.image");

    /** An object without what changes all by itself. */
    static final FieldMask OBJECT = allBut("status", "metadata.managedFields");

    private final boolean byDefault;
    private final Map<String, @Nullable FieldMask> fields = new HashMap<>();

    private FieldMask(boolean byDefault) {
        this.byDefault = byDefault;
    }

    private static FieldMask only(String... paths) {
        FieldMask mask = new FieldMask(false);
        for (String path : paths) {
            mask.put(path, EVERYTHING);
        }
        return mask;
    }

    private static FieldMask allBut(String... paths) {
        FieldMask mask = new FieldMask(true);
        for (String path : paths) {
            mask.put(path, null);
        }
        return mask;
    }

    private void put(String path, @Nullable FieldMask leaf) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            fields.put(path, leaf);
            return;
        }
        FieldMask child = fields.computeIfAbsent(path.substring(0, dot), field -> new FieldMask(byDefault));
        if (child != null) {
            child.put(path.substring(dot + 1), leaf);
        }
    }

    /** The mask of a field's value; null when the field is left out. */
    @Nullable
    FieldMask at(String field) {
        FieldMask mask = fields.get(field);
        return mask != null || fields.containsKey(field) || !byDefault ? mask : EVERYTHING;
    }
}
