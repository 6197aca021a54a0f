package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.Container;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.List;
import java.util.function.Consumer;

/** Karpenter, and what it is told about nodes. */
final class Karpenter extends FeatureRule {
    private static final String AWS_GROUP = "karpenter.k8s.aws";
    private static final List<String> VARIABLES = List.of("ISOLATED_VPC", "AWS_ISOLATED_VPC");
    private static final List<String> FLAGS = List.of("--isolated-vpc", "--aws-isolated-vpc");

    private static final FieldPath SPEC = FieldPath.ROOT.field("spec");

    Karpenter(Facts facts) {
        super(
                facts.feature("karpenter"),
                "Karpenter calls EC2, EKS, SSM, SQS and STS, which have endpoints, and looks up prices on the internet unless"
                        + " ISOLATED_VPC is true. It calls IAM to make an instance profile of a role, which takes IAM's own"
                        + " endpoint, and SSM to find the image behind an alias.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        for (ExaminedImage image : images(examined)) {
            checkController(image, examined, findings);
        }
        KubernetesObject object = examined.object();
        if (isOfItsKinds(object) && !isForNodesOfAnother(object)) {
            reportMissing(
                    demand(examined).endpoints(),
                    examined,
                    object.namePath(),
                    object.name(),
                    "this is for Karpenter, which makes nodes",
                    findings);
            if (object.is(AWS_GROUP, "EC2NodeClass")) {
                checkNodeClass(object.node().path("spec"), examined, findings);
            }
        }
    }

    private void checkController(ExaminedImage image, Examined examined, Consumer<Finding> findings) {
        reportMissing(
                demand(examined).endpoints(),
                examined,
                image.use().path(),
                image.use().image(),
                "this is Karpenter, which makes nodes",
                findings);
        Container container = examined.containerOf(image);
        if (container != null && !mayKnowThatItIsIsolated(container)) {
            report(examined, image, "Karpenter looks up prices on the internet without ISOLATED_VPC=true", findings);
        }
    }

    /** What nobody can see here is taken for set. */
    private static boolean mayKnowThatItIsIsolated(Container container) {
        for (String name : VARIABLES) {
            Container.Variable variable = container.variable(name);
            if (variable != null && (variable.value() == null || isTrueOrUnknown(variable.value()))) {
                return true;
            }
        }
        for (String name : FLAGS) {
            Flag flag = Flag.of(name, container);
            if (flag.isUnknown() || (flag.value() != null && isTrueOrUnknown(flag.value()))) {
                return true;
            }
        }
        return container.hasUnknownVariables();
    }

    private static boolean isTrueOrUnknown(String value) {
        return Flag.saysTrue(value) || value.contains("$(");
    }

    /** EKS Auto Mode, for one, takes NodePools too, and runs their controller outside the VPC. */
    private static boolean isForNodesOfAnother(KubernetesObject object) {
        JsonNode nodeClass =
                object.node().path("spec").path("template").path("spec").path("nodeClassRef");
        String group = nodeClass.path("group").asText();
        if (group.isEmpty()) {
            String apiVersion = nodeClass.path("apiVersion").asText();
            group = apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
        }
        return !group.isEmpty() && !group.equals(AWS_GROUP);
    }

    private void checkNodeClass(JsonNode spec, Examined examined, Consumer<Finding> findings) {
        String role = spec.path("role").asText();
        if (!role.isEmpty()) {
            String what = "Karpenter calls IAM to make an instance profile of a role, but not for spec.instanceProfile";
            reportMissing(List.of("iam"), examined, SPEC.field("role"), role, what, findings);
        }
        JsonNode terms = spec.path("amiSelectorTerms");
        for (int i = 0; i < terms.size(); i++) {
            String alias = terms.path(i).path("alias").asText();
            if (!alias.isEmpty()) {
                FieldPath path = SPEC.field("amiSelectorTerms").element(i).field("alias");
                String what = "Karpenter asks SSM which image an alias stands for, but not for an id";
                reportMissing(List.of("ssm"), examined, path, alias, what, findings);
            }
        }
    }
}
