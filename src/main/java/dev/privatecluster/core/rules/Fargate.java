package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import dev.privatecluster.core.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a pod, or the pods of a template, are for AWS Fargate.
 *
 * @param path where it shows
 * @param subject what stands there
 */
record Fargate(FieldPath path, String subject) {
    /** The label that names a pod's profile. */
    static final String PROFILE = "eks.amazonaws.com/fargate-profile";

    private static final String SCHEDULER = "fargate-scheduler";
    private static final String CAPACITY = "CapacityProvisioned";
    private static final FieldPath NAMESPACE = FieldPath.ROOT.field("metadata").field("namespace");

    /** What shows it first; null where nothing does, or there are no pods. */
    static @Nullable Fargate of(Examined examined) {
        Workload workload = examined.workload();
        if (workload == null) {
            return null;
        }
        JsonNode metadata = examined.podMetadata();
        if (metadata.path("labels").hasNonNull(PROFILE)) {
            return new Fargate(examined.podMetadataPath().field("labels").field(PROFILE), PROFILE);
        }
        if (examined.podSpec().path("schedulerName").asText().equals(SCHEDULER)) {
            return new Fargate(examined.podSpecPath().field("schedulerName"), SCHEDULER);
        }
        if (metadata.path("annotations").hasNonNull(CAPACITY)) {
            return new Fargate(examined.podMetadataPath().field("annotations").field(CAPACITY), CAPACITY);
        }
        String namespace = examined.object().namespace();
        // Pods of DaemonSets are made for the nodes that there are, whichever namespace they are in.
        return examined.policy().isOnFargate(namespace) && daemonSetPath(examined) == null
                ? new Fargate(NAMESPACE, namespace)
                : null;
    }

    /** Where it stands that a DaemonSet makes the pods; null where none does. */
    static @Nullable FieldPath daemonSetPath(Examined examined) {
        KubernetesObject object = examined.object();
        if (object.is("apps", "DaemonSet")) {
            return FieldPath.ROOT.field("kind");
        }
        JsonNode owners = object.node().path("metadata").path("ownerReferences");
        for (int i = 0; i < owners.size(); i++) {
            if (owners.path(i).path("kind").asText().equals("DaemonSet")) {
                FieldPath list = FieldPath.ROOT.field("metadata").field("ownerReferences");
                return list.element(i).field("kind");
            }
        }
        return null;
    }
}
