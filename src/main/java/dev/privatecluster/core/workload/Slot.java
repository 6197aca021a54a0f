package dev.privatecluster.core.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The places of a pod spec where an image stands. */
public enum Slot {
    INIT_CONTAINERS("initContainers"),
    CONTAINERS("containers"),
    EPHEMERAL_CONTAINERS("ephemeralContainers"),
    VOLUMES("volumes");

    private static final List<String> IN_CONTAINER = List.of("image");
    private static final List<String> IN_VOLUME = List.of("image", "reference");

    private final String list;

    Slot(String list) {
        this.list = list;
    }

    /** The field of the pod spec: a list of containers or volumes. */
    public String list() {
        return list;
    }

    /** The fields that lead from an element of the list to its image. */
    List<String> imageFields() {
        return this == VOLUMES ? IN_VOLUME : IN_CONTAINER;
    }

    /** The image of an element of the list; a missing node where it has none. */
    JsonNode image(JsonNode element) {
        return this == VOLUMES ? element.path("image").path("reference") : element.path("image");
    }

    /** The name of an element among all of the pod's: containers share one space of names, volumes have their own. */
    String nameInPod(String elementName) {
        return this == VOLUMES ? "volume/" + elementName : elementName;
    }
}
