package dev.privatecluster.core.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.privatecluster.core.workload.KubernetesObject;

/**
 * A request to change an object, as far as decisions depend on it.
 *
 * @param operation what it does
 * @param group the object's API group; empty for the core group
 * @param kind the object's kind
 * @param subresource such as {@code ephemeralcontainers}; empty for the object itself
 * @param namespace empty for what has none
 * @param user the name of whoever asks
 * @param object as it will be; a missing node when the operation has none
 * @param oldObject as it is; a missing node when the operation has none
 */
public record Review(
        Operation operation,
        String group,
        String kind,
        String subresource,
        String namespace,
        String user,
        JsonNode object,
        JsonNode oldObject) {

    private static final String EPHEMERAL_CONTAINERS = "ephemeralcontainers";
    private static final String NODES = "system:node:";
    private static final String MIRROR_POD = "kubernetes.io/config.mirror";

    /** Whether it is one of the requests that anything is decided about; all others pass. */
    boolean isJudged() {
        boolean operates = operation == Operation.CREATE || operation == Operation.UPDATE;
        return operates && (subresource.isEmpty() || isEphemeralContainers());
    }

    boolean isEphemeralContainers() {
        return subresource.equals(EPHEMERAL_CONTAINERS);
    }

    boolean isUpdate() {
        return operation == Operation.UPDATE;
    }

    /** The object as it will be. */
    KubernetesObject subject() {
        return new KubernetesObject(group, kind, namespace, object);
    }

    /** As if the object were created now as it is before an update. */
    Review ofOldObject() {
        return new Review(Operation.CREATE, group, kind, "", namespace, user, oldObject, MissingNode.getInstance());
    }

    /**
     * Whether a kubelet shows the API server a static pod that it runs already. The annotation alone proves nothing:
     * anybody can write it.
     */
    boolean isMirrorPod() {
        return user.startsWith(NODES)
                && object.path("metadata").path("annotations").has(MIRROR_POD);
    }
}
