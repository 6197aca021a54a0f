package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variables that older SDKs need are added to pods that are created, and to nothing else. */
final class RepairTest {
    private static final String ENDPOINTS = "vpcEndpoints: [sts]\n";
    private static final Policy POLICY = Policies.usWest2(ENDPOINTS);
    private static final String POD =
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: team}
            spec:
              initContainers:
              - {name: first, image: registry, env: [{name: AWS_WEB_IDENTITY_TOKEN_FILE, value: /token}]}
              containers:
              - {name: plain, image: registry, env: [{name: AWS_PROFILE, value: a}]}
              - name: app
                image: registry
                env: [{name: AWS_REGION, value: eu-west-1}, {name: AWS_WEB_IDENTITY_TOKEN_FILE, value: /token}]
            """
                    .replace("registry", Policies.ECR + "/app:1");

    @Test
    void areAddedWhereTheyAreMissingAndBehindWhatIsThere() {
        assertThat(Decisions.edits(Reviews.create(POD), POLICY))
                .containsExactly(
                        "add /spec/initContainers/0/env/- {\"name\":\"AWS_STS_REGIONAL_ENDPOINTS\",\"value\":\"regional\"}",
                        "add /spec/initContainers/0/env/- {\"name\":\"AWS_REGION\",\"value\":\"us-west-2\"}",
                        "add /spec/containers/1/env/- {\"name\":\"AWS_STS_REGIONAL_ENDPOINTS\",\"value\":\"regional\"}");
    }

    @Test
    void areAddedOnce() {
        JsonNode repaired = Decisions.rewritten(Reviews.create(POD), POLICY);

        assertThat(Decisions.edits(Reviews.create(repaired), POLICY)).isEmpty();
        assertThat(Decisions.findings(Reviews.create(repaired), POLICY)).isEmpty();
    }

    @Test
    void areToldToTheAuditLogAndInAuditModeToTheUser() {
        Review review = Reviews.create(POD);
        Policy audit = Policies.usWest2(ENDPOINTS + "mode: Audit");

        assertThat(Messages.ofRewriting(new Rewriter(Decisions.CATALOG).rewrite(review, POLICY))
                        .auditAnnotations())
                .containsKey("rewrites");
        assertThat(Decisions.edits(review, audit)).isEmpty();
        assertThat(Decisions.answer(review, audit).warnings())
                .contains(
                        "audit: would be rewritten: spec.containers[1].env: AWS_STS_REGIONAL_ENDPOINTS=regional added");
    }

    @Test
    void areNotAddedToAPodThatExists() {
        assertThat(Decisions.edits(Reviews.update(POD, POD), POLICY)).isEmpty();
        assertThat(Decisions.findings(
                        Reviews.update(POD, POD.replace("name: web", "name: web, labels: {a: b}")), POLICY))
                .isEmpty();
    }

    @Test
    void areMissedInAPodThatTheMutatingWebhookHasNotSeen() {
        assertThat(Decisions.findings(Reviews.create(POD), POLICY))
                .containsExactly(
                        "WARN irsa-global-sts spec.containers[1].env",
                        "WARN irsa-global-sts spec.initContainers[0].env",
                        "WARN irsa-global-sts spec.initContainers[0].env");
    }

    @ParameterizedTest
    @CsvSource({"Deny, DENY", "Warn, WARN"})
    void areMissedInsteadWhereTheRuleIsSetSo(String setting, String action) {
        Policy policy = Policies.usWest2(ENDPOINTS + "rules: [{id: irsa-global-sts, action: " + setting + "}]");

        assertThat(Decisions.edits(Reviews.create(POD), policy)).isEmpty();
        assertThat(Decisions.findings(Reviews.create(POD), policy))
                .contains(action + " irsa-global-sts spec.containers[1].env");
    }

    @Test
    void areNobodysBusinessWhereTheRuleIsIgnoredOrTheNamespaceIsExempt() {
        Policy ignored = Policies.usWest2(ENDPOINTS + "rules: [{id: irsa-global-sts, action: Ignore}]");
        Policy exempt = Policies.usWest2(
                ENDPOINTS + "exemptions: [{reason: own SDKs, namespaces: [team], rules: [irsa-global-sts]}]");

        for (Policy policy : new Policy[] {ignored, exempt}) {
            assertThat(Decisions.edits(Reviews.create(POD), policy)).isEmpty();
            assertThat(Decisions.findings(Reviews.create(POD), policy)).isEmpty();
        }
    }

    @Test
    void areAddedUnderTheRulesOf2020WhereThePolicyWantsIt() {
        Policy old = Policies.usWest2(ENDPOINTS + "rulesVersion: \"2020-06\"");
        Policy wanting = Policies.usWest2(
                ENDPOINTS + "rulesVersion: \"2020-06\"\nrules: [{id: irsa-global-sts, action: Rewrite}]");

        assertThat(Decisions.edits(Reviews.create(POD), old)).isEmpty();
        assertThat(Decisions.edits(Reviews.create(POD), wanting)).hasSize(3);
        assertThat(Decisions.answer(Reviews.create(POD), wanting).allowed()).isTrue();
    }
}
