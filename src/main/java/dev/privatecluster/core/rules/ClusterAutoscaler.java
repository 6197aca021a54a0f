package dev.privatecluster.core.rules;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.RulesVersion;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.Container;
import java.util.function.Consumer;

/** Cluster Autoscaler. */
final class ClusterAutoscaler extends FeatureRule {
    private static final String STATIC_LIST = "--aws-use-static-instance-list";
    private static final String CLOUD_PROVIDER = "--cloud-provider";

    ClusterAutoscaler(Facts facts) {
        super(
                facts.feature("cluster-autoscaler"),
                "Cluster Autoscaler calls Auto Scaling. It also fetches a list of instance types with prices from the internet,"
                        + " unless it is told to use the list it was built with, and hangs on it in a private cluster.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        for (ExaminedImage image : images(examined)) {
            Container container = examined.containerOf(image);
            Flag provider = Flag.of(CLOUD_PROVIDER, container);
            if (!provider.isAbsent() && !provider.isUnknown() && !provider.hasValue("aws")) {
                continue;
            }
            report(examined, image, "Cluster Autoscaler calls Auto Scaling", findings);
            boolean listIsStatic = Flag.of(STATIC_LIST, container).hasValue("true");
            if (!listIsStatic && examined.policy().rulesVersion() != RulesVersion.V2020_06) {
                findings.accept(finding(
                        RuleAction.WARN,
                        examined,
                        image,
                        "Cluster Autoscaler fetches its list of instance types from the internet without " + STATIC_LIST
                                + "=true"));
            }
        }
    }
}
