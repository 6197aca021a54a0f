package dev.privatecluster.core.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.workload.Container;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import dev.privatecluster.core.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rules look at: one object, and what is known around it. Not for several threads. */
public final class Examined {
    private final KubernetesObject object;
    private final @Nullable Workload workload;
    private final List<ExaminedImage> images;
    private final List<Container> containers;
    private final Policy policy;
    private final View view;
    private final OtherObjects others;
    private @Nullable Map<String, Container> containersByImage;

    /**
     * @param object the object
     * @param workload the same where it holds a pod spec, else null
     * @param images those of its images that are to be judged
     * @param policy the policy in force
     * @param view how to look at images
     * @param others what is known beside it
     */
    public Examined(
            KubernetesObject object,
            @Nullable Workload workload,
            List<ExaminedImage> images,
            Policy policy,
            View view,
            OtherObjects others) {
        this.object = object;
        this.workload = workload;
        this.images = List.copyOf(images);
        this.containers = workload == null ? List.of() : workload.containers();
        this.policy = policy;
        this.view = view;
        this.others = others;
    }

    /** How to look at images that have a copy. */
    public enum View {
        /** As if they had been rewritten: templates, and pods that do not exist yet. */
        AFTER_REWRITE,
        /** As they are: pods that the mutating webhook has had its chance with. */
        AS_STORED
    }

    public KubernetesObject object() {
        return object;
    }

    /** The object where it holds a pod spec, else null. */
    public @Nullable Workload workload() {
        return workload;
    }

    /** The images that are to be judged; those that were there before may be missing. */
    public List<ExaminedImage> images() {
        return images;
    }

    /** All containers that run or prepare, in the order of their fields; none where there is no pod spec. */
    public List<Container> containers() {
        return containers;
    }

    /** The container that uses an image, or null when a volume does. */
    public @Nullable Container containerOf(ExaminedImage image) {
        if (containersByImage == null) {
            containersByImage = new HashMap<>();
            for (Container container : containers) {
                containersByImage.put(container.path().text() + ".image", container);
            }
        }
        return containersByImage.get(image.use().field());
    }

    /** The pod spec; a missing node where there is none. */
    public JsonNode podSpec() {
        return workload == null ? MissingNode.getInstance() : workload.podSpec();
    }

    /** Where the pod spec stands; the object itself where there is none. */
    public FieldPath podSpecPath() {
        return workload == null ? FieldPath.ROOT : workload.kind().podSpecPath();
    }

    /** The metadata of the pod, or of the pods to come; a missing node where there is no pod spec. */
    public JsonNode podMetadata() {
        return workload == null ? MissingNode.getInstance() : workload.podMetadata();
    }

    /** Where the metadata of the pods stands; the object itself where there is no pod spec. */
    public FieldPath podMetadataPath() {
        return workload == null ? FieldPath.ROOT : workload.kind().podMetadataPath();
    }

    public Policy policy() {
        return policy;
    }

    public View view() {
        return view;
    }

    public OtherObjects others() {
        return others;
    }
}
