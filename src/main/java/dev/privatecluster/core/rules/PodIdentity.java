package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.FieldPath;
import java.util.function.Consumer;

/** EKS Pod Identity: credentials from the agent on the node. */
final class PodIdentity extends FeatureRule {
    private static final String AUDIENCE = "pods.eks.amazonaws.com";
    private static final String WHAT = "this takes credentials from EKS Pod Identity";

    PodIdentity(Facts facts) {
        super(
                facts.feature("pod-identity"),
                "The agent on the node asks the service eks-auth for a pod's credentials. Without its endpoint the pod has none.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        reportImages(examined, "this is the agent of EKS Pod Identity", findings);
        reportVariables(examined, WHAT, findings);
        checkVolumes(examined, findings);
    }

    private void checkVolumes(Examined examined, Consumer<Finding> findings) {
        JsonNode volumes = examined.podSpec().path("volumes");
        for (int i = 0; i < volumes.size(); i++) {
            JsonNode sources = volumes.path(i).path("projected").path("sources");
            for (int j = 0; j < sources.size(); j++) {
                if (sources.path(j)
                        .path("serviceAccountToken")
                        .path("audience")
                        .asText()
                        .equals(AUDIENCE)) {
                    FieldPath volume = examined.podSpecPath().field("volumes").element(i);
                    FieldPath audience = volume.field("projected")
                            .field("sources")
                            .element(j)
                            .field("serviceAccountToken")
                            .field("audience");
                    report(examined, audience, AUDIENCE, WHAT, findings);
                }
            }
        }
    }
}
