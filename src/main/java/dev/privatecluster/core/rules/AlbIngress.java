package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An Ingress that a controller of AWS makes a load balancer of, or may.
 *
 * @param controller which one
 * @param path where that is said
 * @param subject what stands there
 * @param parameters the {@code spec} of the IngressClassParams that hold for it; a missing node where none are known
 */
record AlbIngress(AlbController controller, FieldPath path, String subject, JsonNode parameters) {
    private static final String ANNOTATIONS = "alb.ingress.kubernetes.io/";
    private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";
    private static final String CLASS_BY_CONVENTION = "alb";

    /** Ingress controllers that make no load balancers of AWS by themselves, as their classes are commonly named. */
    private static final Set<String> OTHERS = Set.of(
            "nginx",
            "traefik",
            "haproxy",
            "kong",
            "istio",
            "contour",
            "cilium",
            "openshift",
            "gce",
            "azure",
            "ambassador",
            "apisix",
            "caddy",
            "pomerium",
            "tailscale",
            "cloudflare",
            "ngrok");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[-./]");
    private static final FieldPath CLASS_NAME = FieldPath.ROOT.field("spec").field("ingressClassName");
    private static final MissingNode NONE = MissingNode.getInstance();

    /** The object as such an Ingress; null where it is none, as far as is known. */
    static @Nullable AlbIngress of(Examined examined) {
        KubernetesObject object = examined.object();
        if (!object.is("networking.k8s.io", "Ingress") && !object.is("extensions", "Ingress")) {
            return null;
        }
        OtherObjects others = examined.others();
        String annotation = object.annotation(CLASS_ANNOTATION);
        if (annotation != null) {
            return ofAnnotation(annotation, others);
        }
        String className = object.node().path("spec").path("ingressClassName").textValue();
        return className == null ? withoutClass(object, others) : ofClass(className, others);
    }

    /** The key of an annotation that tells the controllers of AWS what to do. */
    static String key(String name) {
        return ANNOTATIONS + name;
    }

    /** The controller reads the annotation itself: the class need not exist, and its parameters do not count. */
    private static @Nullable AlbIngress ofAnnotation(String name, OtherObjects others) {
        FieldPath path = KubernetesObject.annotationPath(CLASS_ANNOTATION);
        JsonNode known = others.find(OtherObjects.Kind.INGRESS_CLASS, "", name);
        if (known == null && name.equals(CLASS_BY_CONVENTION) && others.areComplete(OtherObjects.Kind.INGRESS_CLASS)) {
            return new AlbIngress(AlbController.IN_CLUSTER, path, name, NONE);
        }
        AlbIngress ingress = ofClass(name, known, path, others);
        return ingress == null ? null : new AlbIngress(ingress.controller, path, name, NONE);
    }

    private static @Nullable AlbIngress ofClass(String name, OtherObjects others) {
        return ofClass(name, others.find(OtherObjects.Kind.INGRESS_CLASS, "", name), CLASS_NAME, others);
    }

    private static @Nullable AlbIngress ofClass(
            String name, @Nullable JsonNode known, FieldPath path, OtherObjects others) {
        if (known != null) {
            AlbController controller = AlbController.ofIngressClass(known);
            return controller == null ? null : new AlbIngress(controller, path, name, parametersOf(known, others));
        }
        if (name.isEmpty() || others.areComplete(OtherObjects.Kind.INGRESS_CLASS) || isOfSomebodyElse(name)) {
            return null;
        }
        boolean isConvention = name.equals(CLASS_BY_CONVENTION);
        AlbController controller = isConvention ? AlbController.IN_CLUSTER_BY_CONVENTION : AlbController.UNKNOWN;
        return new AlbIngress(controller, path, name, NONE);
    }

    /** Whether a name is, or has as one of its words, that of a controller of somebody else's. */
    private static boolean isOfSomebodyElse(String className) {
        boolean isForeign = false;
        for (String word : BETWEEN_WORDS.split(className, -1)) {
            if (word.equals(CLASS_BY_CONVENTION)) {
                return false;
            }
            isForeign |= OTHERS.contains(word);
        }
        return isForeign;
    }

    /** The default class decides; where there is none, the controller can be told to take what has no class. */
    private static @Nullable AlbIngress withoutClass(KubernetesObject object, OtherObjects others) {
        JsonNode decisive = null;
        for (JsonNode known : others.all(OtherObjects.Kind.INGRESS_CLASS)) {
            if (!isDefault(known)) {
                continue;
            }
            if (decisive != null && AlbController.ofIngressClass(decisive) != AlbController.ofIngressClass(known)) {
                return new AlbIngress(AlbController.UNKNOWN, object.namePath(), object.name(), NONE);
            }
            decisive = known;
        }
        if (decisive != null) {
            return ofClass(object.name(), decisive, object.namePath(), others);
        }
        for (Map.Entry<String, JsonNode> annotation :
                object.node().path("metadata").path("annotations").properties()) {
            if (annotation.getKey().startsWith(ANNOTATIONS)) {
                FieldPath path = KubernetesObject.annotationPath(annotation.getKey());
                return new AlbIngress(AlbController.UNKNOWN, path, annotation.getKey(), NONE);
            }
        }
        return null;
    }

    private static boolean isDefault(JsonNode ingressClass) {
        JsonNode annotations = ingressClass.path("metadata").path("annotations");
        return annotations
                .path("ingressclass.kubernetes.io/is-default-class")
                .asText()
                .equals("true");
    }

    private static JsonNode parametersOf(JsonNode ingressClass, OtherObjects others) {
        JsonNode reference = ingressClass.path("spec").path("parameters");
        if (!reference.path("kind").asText().equals("IngressClassParams")) {
            return NONE;
        }
        String name = reference.path("name").asText();
        JsonNode parameters = others.find(OtherObjects.Kind.INGRESS_CLASS_PARAMS, "", name);
        return parameters == null ? NONE : parameters.path("spec");
    }
}
