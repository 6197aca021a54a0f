package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import java.util.function.Consumer;

/** Pods on AWS Fargate. */
final class FargatePod extends FeatureRule {
    FargatePod(Facts facts) {
        super(
                facts.feature("fargate-pod"),
                "Fargate pulls a pod's images itself, from the subnets of its profile and with the profile's pod execution role:"
                        + " it has to reach ECR, S3 and STS from there.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        Fargate fargate = Fargate.of(examined);
        if (fargate != null) {
            report(examined, fargate.path(), fargate.subject(), "this runs on Fargate", findings);
        }
    }
}
