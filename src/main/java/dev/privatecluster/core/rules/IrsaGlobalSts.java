package dev.privatecluster.core.rules;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.MissingVariable;
import dev.privatecluster.core.rule.RepairingRule;
import dev.privatecluster.core.workload.Container;
import dev.privatecluster.core.workload.KubernetesObject;
import dev.privatecluster.core.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A pod with an IAM role that would call STS under its global name. */
final class IrsaGlobalSts extends FeatureRule implements RepairingRule {
    private static final String ID = "irsa-global-sts";
    private static final String SWITCH = "eks.amazonaws.com/sts-regional-endpoints";
    private static final String STS_ENDPOINTS = "AWS_STS_REGIONAL_ENDPOINTS";
    private static final String REGION = "AWS_REGION";
    private static final String DEFAULT_REGION = "AWS_DEFAULT_REGION";

    IrsaGlobalSts(Facts facts) {
        super(
                facts.feature(ID),
                "Older AWS SDKs call sts.amazonaws.com unless they are told to call STS of their region, and need to know the"
                        + " region for that. The endpoint in the VPC answers for the region's name alone, so that the call"
                        + " leaves the VPC and never returns. Containers that use an IAM role and are not told get both"
                        + " variables when their pod is created.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        KubernetesObject object = examined.object();
        if (object.is("", "ServiceAccount")
                && object.annotation(Irsa.ROLE) != null
                && "false".equals(object.annotation(SWITCH))) {
            report(
                    examined,
                    KubernetesObject.annotationPath(SWITCH),
                    SWITCH + ": false",
                    "its pods are told to call STS under its global name",
                    findings);
        }
        reportVariables(examined, "this calls STS under its global name", findings);
        boolean willBeRepaired = examined.view() == Examined.View.AFTER_REWRITE
                && description().actionUnder(examined.policy()) == RuleAction.REWRITE;
        if (!willBeRepaired) {
            reportMissing(examined, findings);
        }
    }

    private void reportMissing(Examined examined, Consumer<Finding> findings) {
        for (Container container : examined.containers()) {
            for (MissingVariable missing : missingIn(container, examined.policy())) {
                report(
                        examined,
                        container.path().field("env"),
                        missing.name(),
                        "it has to be " + missing.value() + " for older SDKs to call STS of the region, and is not set",
                        findings);
            }
        }
    }

    @Override
    public void repair(Workload pod, Policy policy, Consumer<MissingVariable> repairs) {
        for (Container container : pod.containers()) {
            missingIn(container, policy).forEach(repairs);
        }
    }

    private static List<MissingVariable> missingIn(Container container, Policy policy) {
        List<MissingVariable> missing = new ArrayList<>();
        if (container.filledVariable(Irsa.TOKEN_FILE) == null) {
            return missing;
        }
        if (container.variable(STS_ENDPOINTS) == null) {
            missing.add(new MissingVariable(ID, container, STS_ENDPOINTS, "regional"));
        }
        if (container.variable(REGION) == null && !isToldAnotherRegion(container, policy)) {
            missing.add(new MissingVariable(ID, container, REGION, policy.region()));
        }
        return missing;
    }

    /** What is added beats what comes from elsewhere: somebody's other region is not to be overruled. */
    private static boolean isToldAnotherRegion(Container container, Policy policy) {
        Container.Variable region = container.filledVariable(DEFAULT_REGION);
        return region == null
                ? container.hasUnknownVariables()
                : !policy.region().equals(region.value());
    }
}
