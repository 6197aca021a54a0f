package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.FieldPath;
import java.util.function.Consumer;

/** EKS Pod Identity: credentials from the agent on the node. */
final class PodIdentity extends FeatureRule {
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
        FieldPath audience = TokenVolumes.find(signals().audiences(), examined);
        if (audience != null) {
            report(examined, audience, "token for EKS Pod Identity", WHAT, findings);
        }
    }
}
