package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import org.junit.jupiter.api.Test;

/** Images that an exemption keeps as they are written. */
final class ExemptRewritingTest {
    private static final Policy POLICY = Policies.usWest2(
            """
            exemptions:
            - reason: rewriting alone
              images: ["quay.io/compared/*"]
              rules: [rewrite]
            - reason: hands off
              namespaces: [hands-off]
            - reason: the operator compares images
              owners: ["postgresql.cnpg.io/Cluster"]
              rules: [rewrite, not-rewritten]
            - reason: broken names are somebody else's business
              images: ["Broken*"]
            """);
    private static final String UNREACHABLE = "DENY not-rewritten spec.containers[0].image";

    @Test
    void withoutRewritingAnUnreachableImageIsRefused() {
        Review review = Reviews.create(Reviews.pod("quay.io/compared/a:1"));

        assertThat(Decisions.edits(review, POLICY)).isEmpty();
        assertThat(Decisions.findings(review, POLICY)).containsExactly(UNREACHABLE);
    }

    @Test
    void withoutRewritingATemplateIsRefusedToo() {
        assertThat(Decisions.findings(Reviews.create(Reviews.deployment("quay.io/compared/a:1")), POLICY))
                .containsExactly("DENY not-rewritten spec.template.spec.containers[0].image");
    }

    @Test
    void withoutRewritingAReachableImageIsWarnedOf() {
        Policy reachable = Policies.usWest2(
                """
                reachable: {registries: [quay.io]}
                mirrors: [{source: quay.io, mirror: %s/quay}]
                exemptions:
                - reason: rewriting alone
                  images: ["quay.io/*"]
                  rules: [rewrite]
                """
                        .formatted(Policies.ECR));

        assertThat(Decisions.findings(Reviews.create(Reviews.pod("quay.io/a:1")), reachable))
                .containsExactly("WARN not-rewritten spec.containers[0].image");
    }

    @Test
    void anExemptionWithoutRulesLeavesTheObjectAlone() {
        Review review = Reviews.create(Reviews.pod("quay.io/a:1").replace("namespace: team", "namespace: hands-off"));

        assertThat(Decisions.edits(review, POLICY)).isEmpty();
        assertThat(Decisions.findings(review, POLICY)).isEmpty();
    }

    @Test
    void anOwnerThatComparesImagesKeepsThem() {
        String owned =
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  namespace: team
                  ownerReferences:
                  - {apiVersion: v1, kind: ConfigMap}
                  - {apiVersion: postgresql.cnpg.io/v1, kind: Cluster, controller: true}
                spec:
                  containers:
                  - {name: app, image: "quay.io/a:1"}
                """;

        assertThat(Decisions.edits(Reviews.create(owned), POLICY)).isEmpty();
        assertThat(Decisions.findings(Reviews.create(owned), POLICY)).isEmpty();
        assertThat(Decisions.edits(Reviews.create(owned.replace(", controller: true", "")), POLICY))
                .isNotEmpty();
    }

    @Test
    void aTextThatIsNoReferenceIsMatchedAsItIsWritten() {
        assertThat(Decisions.findings(Reviews.create(Reviews.pod("Broken:a:b")), POLICY))
                .isEmpty();
    }

    @Test
    void aTemplateIsExemptWithTheControllerThatItsPodsWillHave() {
        Policy ofReplicaSets = Policies.usWest2(
                """
                mirrors: []
                exemptions: [{reason: a test, owners: [apps/ReplicaSet]}]
                """);
        Policy ofOperators = Policies.usWest2(
                """
                mirrors: []
                exemptions: [{reason: a test, owners: ["postgresql.cnpg.io/Cluster"]}]
                """);
        String owned = Reviews.deployment("quay.io/a:1")
                .replace(
                        "metadata: {",
                        "metadata: {ownerReferences: [{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, controller: true}], ");

        assertThat(Decisions.findings(Reviews.create(owned), ofReplicaSets)).isEmpty();
        assertThat(Decisions.findings(Reviews.create(owned), ofOperators))
                .containsExactly("DENY unreachable-registry spec.template.spec.containers[0].image");
    }
}
