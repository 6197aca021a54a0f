package dev.privatecluster.core.workload;

import java.util.List;

/** The places of a pod spec where an image stands. */
public enum Slot {
    INIT_CONTAINERS("initContainers", "", "image"),
    CONTAINERS("containers", "", "image"),
    EPHEMERAL_CONTAINERS("ephemeralContainers", "", "image"),
    VOLUMES("volumes", "volume/", "image", "reference");

    private final String list;
    private final String namePrefix;
    private final List<String> imagePath;

    Slot(String list, String namePrefix, String... imagePath) {
        this.list = list;
        this.namePrefix = namePrefix;
        this.imagePath = List.of(imagePath);
    }

    /** The field of the pod spec: a list of containers or volumes. */
    public String list() {
        return list;
    }

    /** The fields that lead from an element of the list to its image. */
    public List<String> imagePath() {
        return imagePath;
    }

    /** The name of an element among all of the pod's: containers share one space of names, volumes have their own. */
    public String nameInPod(String elementName) {
        return namePrefix + elementName;
    }
}
