package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GuarddutyRuntimeTest {
    private static final Policy POLICY = Policies.usWest2("");

    private static List<String> findings(String kind, String metadata) {
        return Judgements.findings(
                "apiVersion: v1\nkind: " + kind + "\nmetadata: " + metadata, POLICY, OtherObjects.UNKNOWN);
    }

    @Test
    void aNameThatIsGeneratedLaterTells() {
        assertThat(findings("Pod", "{generateName: aws-guardduty-agent-, namespace: amazon-guardduty}"))
                .containsExactly("DENY guardduty-runtime metadata.generateName");
    }

    @Test
    void theNamespaceAloneIsADoubt() {
        assertThat(findings("Pod", "{generateName: agent-, namespace: amazon-guardduty}"))
                .containsExactly("WARN guardduty-runtime metadata.namespace");
    }

    @Test
    void whatRunsNothingAndWhatIsNamedOtherwisePasses() {
        assertThat(findings("ServiceAccount", "{name: aws-guardduty-agent, namespace: amazon-guardduty}"))
                .isEmpty();
        assertThat(findings("Pod", "{name: aws-guardduty-agentless, namespace: team}"))
                .isEmpty();
        assertThat(findings("Pod", "null")).isEmpty();
    }
}
