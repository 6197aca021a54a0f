package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.function.Consumer;

/** The controller of App Mesh, and the objects that only it reads. */
final class AppMeshController extends FeatureRule {
    AppMeshController(Facts facts) {
        super(
                facts.feature("app-mesh-controller"),
                "The controller turns its objects into resources of App Mesh by calls to the App Mesh API, which had no endpoint in"
                        + " 2020. AWS has ended App Mesh on 2026-09-30, so that there is nothing left to call.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        reportImages(examined, "this is the App Mesh controller", findings);
        KubernetesObject object = examined.object();
        if (isOfItsKinds(object)) {
            report(
                    examined,
                    object.namePath(),
                    object.kind(),
                    "only the App Mesh controller has a use for objects of this kind",
                    findings);
        }
    }
}
