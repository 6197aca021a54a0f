package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Service that is to get a load balancer of AWS.
 *
 * @param object the Service
 * @param isInTree whether the cloud provider of Kubernetes makes it, as far as the Service says; else the AWS Load Balancer
 *     Controller or EKS Auto Mode
 */
record LoadBalancerService(KubernetesObject object, boolean isInTree) {
    /** Where it says that it is to get one. */
    static final FieldPath TYPE_PATH = FieldPath.ROOT.field("spec").field("type");

    private static final String ANNOTATIONS = "service.beta.kubernetes.io/aws-load-balancer-";
    private static final Set<String> CLASSES = Set.of("service.k8s.aws/nlb", "eks.amazonaws.com/nlb");
    private static final String TARGET_TYPE = "nlb-target-type";
    private static final String IP_TARGETS = "nlb-ip";

    /** The object as such a Service; null where it is none, or has a class of somebody else's. */
    static @Nullable LoadBalancerService of(KubernetesObject object) {
        JsonNode spec = object.node().path("spec");
        if (!object.is("", "Service") || !spec.path("type").asText().equals("LoadBalancer")) {
            return null;
        }
        String className = spec.path("loadBalancerClass").textValue();
        if (className != null && !className.isEmpty()) {
            return CLASSES.contains(className) ? new LoadBalancerService(object, false) : null;
        }
        String type = typeOf(object);
        return new LoadBalancerService(object, !type.equals("external") && !type.startsWith(IP_TARGETS));
    }

    private static String typeOf(KubernetesObject object) {
        String type = object.annotation(ANNOTATIONS + "type");
        return type == null ? "" : type;
    }

    /** The key of an annotation of such Services. */
    static String key(String name) {
        return ANNOTATIONS + name;
    }

    /** The value of an annotation of such Services; empty when there is none. */
    String annotation(String name) {
        String value = object.annotation(key(name));
        return value == null ? "" : value;
    }

    /** Whether it leads to pods by their addresses, and not to nodes. */
    boolean hasIpTargets() {
        return annotation(TARGET_TYPE).equals("ip") || typeOf(object).startsWith(IP_TARGETS);
    }

    /** Where it says what it leads to, or that it is a load balancer at all. */
    FieldPath targetTypePath() {
        return annotation(TARGET_TYPE).isEmpty() ? TYPE_PATH : KubernetesObject.annotationPath(key(TARGET_TYPE));
    }
}
