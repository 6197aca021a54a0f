package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.Feature;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sidecar injector of App Mesh, and what asks for its sidecars. */
final class AppMeshInjector extends FeatureRule {
    private static final String SWITCH = "appmesh.k8s.aws/sidecarInjectorWebhook";
    private static final List<String> SETTINGS = List.of(
            "appmesh.k8s.aws/virtualNode",
            "appmesh.k8s.aws/mesh",
            "appmesh.k8s.aws/ports",
            "appmesh.k8s.aws/egressIgnoredPorts");

    AppMeshInjector(Facts facts) {
        super(
                facts.feature("app-mesh-injector"),
                "The injector puts Envoy into pods, which gets its configuration through the endpoint appmesh-envoy-management. The"
                        + " images that it puts there are arguments of its own, so that these have to name copies, too. AWS"
                        + " has ended App Mesh on 2026-09-30.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        KubernetesObject object = examined.object();
        if (object.is("", "Namespace") && isOn(object.label(SWITCH))) {
            String what = "this has the sidecars of App Mesh injected into all pods of the namespace";
            report(examined, KubernetesObject.labelPath(SWITCH), SWITCH, what, findings);
        }
        checkAnnotations(examined, findings);
        for (ExaminedImage image : images(examined)) {
            report(examined, image, "this is the sidecar injector of App Mesh", findings);
            if (stance(examined) == Feature.Stance.REQUIRE) {
                InjectedImages.check(description().id(), examined.containerOf(image), examined, findings);
            }
        }
    }

    private static boolean isOn(@Nullable String value) {
        return value != null && value.toLowerCase(Locale.ROOT).equals("enabled");
    }

    /** The annotation that asks for sidecars; the others say how, and mean nothing in a namespace that is not labelled. */
    private void checkAnnotations(Examined examined, Consumer<Finding> findings) {
        JsonNode annotations = examined.podMetadata().path("annotations");
        FieldPath path = examined.podMetadataPath().field("annotations");
        String value = annotations.path(SWITCH).textValue();
        if (value != null) {
            if (isOn(value)) {
                report(examined, path.field(SWITCH), SWITCH, "this asks for the sidecars of App Mesh", findings);
            }
            return;
        }
        for (String key : SETTINGS) {
            if (annotations.has(key)) {
                reportDoubt(examined, path.field(key), key, "this sets up the sidecars of App Mesh", findings);
                return;
            }
        }
    }
}
