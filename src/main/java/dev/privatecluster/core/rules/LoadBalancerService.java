package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Service that is to get a load balancer of AWS.
 *
 * @param object the Service
 * @param controller who of AWS makes it, as far as the Service says; null where the cloud provider of Kubernetes does
 */
record LoadBalancerService(KubernetesObject object, @Nullable AlbController controller) {
    /** Where it says that it is to get one. */
    static final FieldPath TYPE_PATH = FieldPath.ROOT.field("spec").field("type");

    private static final String ANNOTATIONS = "service.beta.kubernetes.io/aws-load-balancer-";
    private static final Map<String, AlbController> CLASSES =
            Map.of("service.k8s.aws/nlb", AlbController.IN_CLUSTER, "eks.amazonaws.com/nlb", AlbController.AUTO_MODE);
    private static final String CLASS = "loadBalancerClass";
    private static final FieldPath CLASS_PATH = FieldPath.ROOT.field("spec").field(CLASS);
    private static final String TYPE = "type";
    private static final String TARGET_TYPE = "nlb-target-type";
    private static final String IP_TARGETS = "nlb-ip";

    /** The object as such a Service; null where it is none, or has a class of somebody else's. */
    static @Nullable LoadBalancerService of(KubernetesObject object) {
        JsonNode spec = object.node().path("spec");
        if (!object.is("", "Service") || !spec.path("type").asText().equals("LoadBalancer")) {
            return null;
        }
        String className = classOf(object);
        if (!className.isEmpty()) {
            AlbController controller = CLASSES.get(className);
            return controller == null ? null : new LoadBalancerService(object, controller);
        }
        String type = typeOf(object);
        boolean isInTree = !type.equals("external") && !type.startsWith(IP_TARGETS);
        return new LoadBalancerService(object, isInTree ? null : AlbController.IN_CLUSTER_BY_CONVENTION);
    }

    boolean isInTree() {
        return controller == null;
    }

    /** Where it says who makes it, if it says so. */
    FieldPath controllerPath() {
        return classOf(object).isEmpty() ? KubernetesObject.annotationPath(key(TYPE)) : CLASS_PATH;
    }

    /** What it says there. */
    String controllerSubject() {
        String className = classOf(object);
        return className.isEmpty() ? typeOf(object) : className;
    }

    private static String classOf(KubernetesObject object) {
        return object.node().path("spec").path(CLASS).asText("");
    }

    private static String typeOf(KubernetesObject object) {
        String type = object.annotation(key(TYPE));
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
