package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.RulesVersion;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rules.BootstrapScript.Incomplete;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.ArrayList;
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

    /** What those kinds hold stands far less deep; beyond that it is no machine's, and not looked at. */
    private static final int DEEPEST = 16;

    private static final int MOST_FINDINGS = 8;

    /**
     * A place in an object, whose path is put together once something is found there.
     *
     * @param above null for {@code spec}
     * @param name of the field; null for an element
     * @param index of the element
     */
    private record Place(@Nullable Place above, @Nullable String name, int index) {
        FieldPath path() {
            if (above == null) {
                return SPEC;
            }
            return name == null ? above.path().element(index) : above.path().field(name);
        }
    }

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
                    checkTexts(examined, findings);
                }
            }
            case "bootstrap.cluster.x-k8s.io" -> {
                if (CONFIGURATIONS.contains(object.kind())) {
                    checkTexts(examined, findings);
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

    private void checkTexts(Examined examined, Consumer<Finding> findings) {
        List<Finding> found = new ArrayList<>();
        JsonNode spec = examined.object().node().path("spec");
        checkTexts(spec, new Place(null, null, 0), DEEPEST, examined, found);
        found.forEach(findings);
    }

    private void checkTexts(JsonNode node, Place place, int depth, Examined examined, List<Finding> found) {
        if (depth == 0 || found.size() == MOST_FINDINGS) {
            return;
        }
        if (node.isTextual()) {
            Incomplete incomplete = BootstrapScript.call(node.textValue());
            if (incomplete != null) {
                report(incomplete, place.path(), examined, found::add);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                checkTexts(node.get(i), new Place(place, null, i), depth - 1, examined, found);
            }
        } else {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                checkTexts(field.getValue(), new Place(place, field.getKey(), 0), depth - 1, examined, found);
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
