package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.Container;
import java.util.List;
import java.util.function.Consumer;

/** The Envoy proxy of AWS App Mesh. */
final class AppMeshEnvoy extends FeatureRule {
    private static final List<String> VARIABLES = List.of("APPMESH_RESOURCE_ARN", "APPMESH_VIRTUAL_NODE_NAME");

    AppMeshEnvoy(Facts facts) {
        super(
                facts.feature("app-mesh-envoy"),
                "Envoy gets its configuration from App Mesh, through the endpoint appmesh-envoy-management. AWS has ended App Mesh"
                        + " on 2026-09-30.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        reportImages(examined, "this is the Envoy proxy of App Mesh", findings);
        for (Container container : examined.workload().containers()) {
            for (String name : VARIABLES) {
                Container.Variable variable = container.variable(name);
                if (variable != null) {
                    report(examined, variable.path(), name, "this configures the Envoy proxy of App Mesh", findings);
                }
            }
        }
    }
}
