package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.Map;
import java.util.function.Consumer;

/** What takes nodes or service accounts for eksctl's. */
final class EksctlManaged extends FeatureRule {
    private static final String NODE_LABELS = "alpha.eksctl.io/";
    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    private static final String EKSCTL = "eksctl";
    private static final String WHAT = "this is only for nodes that eksctl made";

    EksctlManaged(Facts facts) {
        super(
                facts.feature("eksctl-managed"),
                "In 2020 eksctl could neither make nor manage a cluster without internet access. Where its labels are asked for,"
                        + " somebody counts on it.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        KubernetesObject object = examined.object();
        if (object.is("", "ServiceAccount") && EKSCTL.equals(object.label(MANAGED_BY))) {
            FieldPath path = KubernetesObject.labelPath(MANAGED_BY);
            report(examined, path, EKSCTL, "this service account was made by eksctl", findings);
        }
        checkNodeSelector(examined, findings);
        checkAffinity(examined, findings);
    }

    private void checkNodeSelector(Examined examined, Consumer<Finding> findings) {
        JsonNode selector = examined.podSpec().path("nodeSelector");
        for (Map.Entry<String, JsonNode> label : selector.properties()) {
            if (label.getKey().startsWith(NODE_LABELS)) {
                FieldPath path = examined.podSpecPath().field("nodeSelector").field(label.getKey());
                report(examined, path, label.getKey(), WHAT, findings);
            }
        }
    }

    private void checkAffinity(Examined examined, Consumer<Finding> findings) {
        JsonNode terms = RequiredLabels.terms(examined);
        for (int i = 0; i < terms.size(); i++) {
            JsonNode expressions = RequiredLabels.expressions(terms.path(i));
            for (int j = 0; j < expressions.size(); j++) {
                String key = expressions.path(j).path("key").asText();
                if (key.startsWith(NODE_LABELS) && wantsTheLabel(expressions.path(j))) {
                    FieldPath path = RequiredLabels.path(examined, i, j).field("key");
                    report(examined, path, key, WHAT, findings);
                }
            }
        }
    }

    private static boolean wantsTheLabel(JsonNode expression) {
        String operator = expression.path("operator").asText();
        return !operator.equals("NotIn") && !operator.equals("DoesNotExist");
    }
}
