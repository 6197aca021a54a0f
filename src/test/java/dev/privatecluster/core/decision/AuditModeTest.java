package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import org.junit.jupiter.api.Test;

/** In Audit nothing is changed or refused; what would have been done is told. */
final class AuditModeTest {
    private static final Policy POLICY =
            Policies.usWest2("mode: Audit\nmirrors: [{source: docker.io, mirror: " + Policies.ECR + "}]");

    @Test
    void tellsOfPendingRewritesAndRefusals() {
        Review review = Reviews.create(Reviews.pod("nginx") + "  - {name: b, image: quay.io/a}\n");
        Answer answer = Decisions.answer(review, POLICY);

        assertThat(answer.allowed()).isTrue();
        assertThat(answer.message()).isEmpty();
        assertThat(answer.edits()).isEmpty();
        assertThat(answer.warnings())
                .containsExactly(
                        "audit: would be rewritten: spec.containers[0].image: nginx to " + Policies.ECR
                                + "/library/nginx",
                        "audit: would be refused: unreachable-registry: spec.containers[1].image: quay.io/a (copy: "
                                + Policies.ECR + "/quay.io/a): it cannot be pulled here, and no mirror covers quay.io");
        assertThat(answer.auditAnnotations())
                .containsEntry("mode", "audit")
                .containsEntry("rewrites", "spec.containers[0].image: nginx to " + Policies.ECR + "/library/nginx")
                .containsKey("findings");
    }

    @Test
    void neverCallsAPendingRewriteRefused() {
        assertThat(Decisions.findings(Reviews.create(Reviews.pod("nginx")), POLICY))
                .isEmpty();
    }

    @Test
    void tellsNothingOfTemplatesWhosePodsWouldBeRewritten() {
        assertThat(Decisions.answer(Reviews.create(Reviews.deployment("nginx")), POLICY))
                .isEqualTo(Answer.ALLOWED);
    }

    @Test
    void looksAtWhatAnUpdateChangesOnly() {
        String labelled = Reviews.pod("nginx").replace("name: web", "name: web, labels: {a: b}");

        assertThat(Decisions.answer(Reviews.update(Reviews.pod("nginx"), labelled), POLICY))
                .isEqualTo(Answer.ALLOWED);
    }

    @Test
    void warnsOfWhatWouldBeWarnedOf() {
        Review review = Reviews.create(Reviews.pod("1".repeat(12) + ".dkr-ecr.us-west-2.on.aws/a"));

        assertThat(Decisions.answer(review, POLICY).warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "audit: ecr-endpoint-form: spec.containers[0].image: 111111111111.dkr-ecr.us-west-2.on.aws/a");
    }
}
