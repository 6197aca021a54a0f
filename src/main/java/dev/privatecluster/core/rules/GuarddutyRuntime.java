package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.FieldPath;
import java.util.List;
import java.util.function.Consumer;

/** The agent of GuardDuty Runtime Monitoring. */
final class GuarddutyRuntime extends FeatureRule {
    private static final String AGENT = "aws-guardduty-agent";
    private static final String NAMESPACE = "amazon-guardduty";
    private static final FieldPath METADATA = FieldPath.ROOT.field("metadata");

    GuarddutyRuntime(Facts facts) {
        super(
                facts.feature("guardduty-runtime"),
                "The agent delivers what it sees to GuardDuty through the endpoint guardduty-data, and to nowhere without it. Its"
                        + " images are in accounts of their own, so that it is known by its name and namespace.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        if (examined.workload() == null) {
            return;
        }
        JsonNode metadata = examined.object().node().path("metadata");
        for (String field : List.of("name", "generateName")) {
            String name = metadata.path(field).asText();
            if (isAgent(name)) {
                report(examined, METADATA.field(field), name, "this is the runtime agent of GuardDuty", findings);
                return;
            }
        }
        if (examined.object().namespace().equals(NAMESPACE)) {
            reportDoubt(
                    examined,
                    METADATA.field("namespace"),
                    NAMESPACE,
                    "this may be the runtime agent of GuardDuty: it runs in the agent's namespace",
                    findings);
        }
    }

    private static boolean isAgent(String name) {
        return name.startsWith(AGENT) && (name.length() == AGENT.length() || name.charAt(AGENT.length()) == '-');
    }
}
