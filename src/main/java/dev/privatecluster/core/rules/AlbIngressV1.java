package dev.privatecluster.core.rules;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.function.Consumer;

/** The ALB Ingress Controller, version 1. */
final class AlbIngressV1 extends FeatureRule {
    private static final String CONFIG_MAP = "alb-ingress-controller-internet-facing-ingresses";

    AlbIngressV1(Facts facts) {
        super(
                facts.feature("alb-ingress-v1"),
                "Version 1 of the ALB Ingress Controller calls AWS APIs that have no VPC endpoint, so that it never finishes"
                        + " starting. The AWS Load Balancer Controller has taken its place; some of its versions 2 were"
                        + " published under the same image name, so that the tag decides.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        reportImages(examined, "the ALB Ingress Controller does not work in a private cluster", findings);
        for (ExaminedImage image : doubtfulImages(examined)) {
            findings.accept(finding(
                            RuleAction.WARN,
                            examined,
                            image,
                            "this may be the ALB Ingress Controller, which does not work in a private cluster: without a tag"
                                    + " nobody can tell")
                    .asDoubt());
        }
        KubernetesObject object = examined.object();
        if (object.is("", "ConfigMap") && object.name().equals(CONFIG_MAP)) {
            String what = "only the ALB Ingress Controller reads this, which does not work in a private cluster";
            reportDoubt(examined, object.namePath(), CONFIG_MAP, what, findings);
        }
    }
}
