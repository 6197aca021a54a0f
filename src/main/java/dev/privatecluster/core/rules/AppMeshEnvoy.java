package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import java.util.function.Consumer;

/** The Envoy proxy of AWS App Mesh. */
final class AppMeshEnvoy extends FeatureRule {
    AppMeshEnvoy(Facts facts) {
        super(
                facts.feature("app-mesh-envoy"),
                "Envoy gets its configuration from App Mesh, through the endpoint appmesh-envoy-management. AWS has ended App Mesh"
                        + " on 2026-09-30.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        reportImages(examined, "this is the Envoy proxy of App Mesh", findings);
        reportVariables(examined, "this configures the Envoy proxy of App Mesh", findings);
    }
}
