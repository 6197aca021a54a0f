package dev.privatecluster.core.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that holds a pod spec.
 *
 * @param kind what it is
 * @param object the whole object
 * @param template what has the pod's metadata and spec: the object itself for a pod
 * @param images every image that the pod spec names, in the order of its fields
 */
public record Workload(WorkloadKind kind, JsonNode object, JsonNode template, List<ImageUse> images) {

    /** Reads an object of the given kind. Whatever is missing or of the wrong type is left to the API server. */
    public static Workload read(WorkloadKind kind, JsonNode object) {
        JsonNode template = object.at(kind.templatePointer());
        return new Workload(kind, object, template, imagesOf(template.path("spec"), kind.podSpecPath()));
    }

    private static List<ImageUse> imagesOf(JsonNode podSpec, FieldPath path) {
        List<ImageUse> images = new ArrayList<>();
        for (Slot slot : Slot.values()) {
            JsonNode elements = podSpec.path(slot.list());
            FieldPath list = path.field(slot.list());
            for (int i = 0; i < elements.size(); i++) {
                ImageUse use = imageOf(slot, elements.path(i), list, i);
                if (use != null) {
                    images.add(use);
                }
            }
        }
        return List.copyOf(images);
    }

    private static @Nullable ImageUse imageOf(Slot slot, JsonNode element, FieldPath list, int index) {
        JsonNode image = slot.image(element);
        if (!image.isTextual() || image.textValue().isEmpty()) {
            return null;
        }
        String name = element.path("name").asText();
        FieldPath path = list.element(index);
        for (String field : slot.imageFields()) {
            path = path.field(field);
        }
        return new ImageUse(slot, name.isEmpty() ? "" : slot.nameInPod(name), path, image.textValue());
    }

    /** The pod spec; a missing node where there is none. */
    public JsonNode podSpec() {
        return template.path("spec");
    }

    /** All containers that run or prepare, in the order of their fields. */
    public List<Container> containers() {
        List<Container> containers = new ArrayList<>();
        for (Slot slot : List.of(Slot.INIT_CONTAINERS, Slot.CONTAINERS, Slot.EPHEMERAL_CONTAINERS)) {
            JsonNode elements = podSpec().path(slot.list());
            FieldPath list = kind.podSpecPath().field(slot.list());
            for (int i = 0; i < elements.size(); i++) {
                containers.add(new Container(list.element(i), elements.get(i)));
            }
        }
        return containers;
    }

    /** The metadata of the pod, or of the pods to come. */
    public JsonNode podMetadata() {
        return template.path("metadata");
    }

    /**
     * The controller that a pod has, or that the pods of a template will have, as {@code group/Kind} ({@code Kind} in the
     * core group); null when there is none, or it is not said.
     */
    public @Nullable String controllerOfPods() {
        if (!kind.isPod()) {
            return kind.controllerOfPods();
        }
        return KubernetesObject.controllerOf(object);
    }
}
