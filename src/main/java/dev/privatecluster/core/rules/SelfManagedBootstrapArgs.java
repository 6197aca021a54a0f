package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.RulesVersion;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rules.BootstrapScript.Incomplete;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Nodes whose user data leaves them to ask the EKS API for their cluster. */
final class SelfManagedBootstrapArgs extends FeatureRule {
    private static final FieldPath SPEC = FieldPath.ROOT.field("spec");
    private static final Set<String> KARPENTER = Set.of("EC2NodeClass", "AWSNodeTemplate");
    private static final Set<String> MACHINES = Set.of("AWSMachinePool", "AWSMachineTemplate");
    private static final Set<String> CONFIGURATIONS = Set.of("EKSConfig", "EKSConfigTemplate");

    SelfManagedBootstrapArgs(Facts facts) {
        super(
                facts.feature("self-managed-bootstrap-args"),
                "A node that is not told the address and the certificate authority of its cluster asks the EKS API for them."
                        + " Where the endpoint of that API is missing, the node never joins.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        KubernetesObject object = examined.object();
        switch (object.group()) {
            case "karpenter.k8s.aws" -> {
                if (KARPENTER.contains(object.kind())) {
                    checkUserData(examined, findings);
                }
            }
            case "infrastructure.cluster.x-k8s.io" -> {
                if (MACHINES.contains(object.kind())) {
                    checkTexts(object.node().path("spec"), SPEC, examined, findings);
                }
            }
            case "bootstrap.cluster.x-k8s.io" -> {
                if (CONFIGURATIONS.contains(object.kind())) {
                    checkTexts(object.node().path("spec"), SPEC, examined, findings);
                }
            }
            default -> {}
        }
    }

    /** Karpenter completes a NodeConfig itself, except for images of which it knows nothing. */
    private void checkUserData(Examined examined, Consumer<Finding> findings) {
        JsonNode spec = examined.object().node().path("spec");
        String userData = spec.path("userData").asText();
        Incomplete incomplete = BootstrapScript.call(userData);
        if (incomplete == null && spec.path("amiFamily").asText().equals("Custom")) {
            incomplete = BootstrapScript.nodeConfig(userData);
        }
        report(incomplete, SPEC.field("userData"), examined, findings);
    }

    private void checkTexts(JsonNode node, FieldPath path, Examined examined, Consumer<Finding> findings) {
        if (node.isTextual()) {
            report(BootstrapScript.call(node.textValue()), path, examined, findings);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                checkTexts(node.get(i), path.element(i), examined, findings);
            }
        } else {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                checkTexts(field.getValue(), path.field(field.getKey()), examined, findings);
            }
        }
    }

    private void report(
            @Nullable Incomplete incomplete, FieldPath path, Examined examined, Consumer<Finding> findings) {
        if (incomplete == null || canAskTheApi(examined)) {
            return;
        }
        String what = "the node asks the EKS API for its cluster without " + String.join(" and ", incomplete.missing());
        report(examined, path, incomplete.program(), what, findings);
    }

    /** The page of 2020 knows no endpoint of the EKS API. */
    private static boolean canAskTheApi(Examined examined) {
        return examined.policy().rulesVersion() != RulesVersion.V2020_06
                && examined.policy().endpoints().missing(List.of("eks")).isEmpty();
    }
}
