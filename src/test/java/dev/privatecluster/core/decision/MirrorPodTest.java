package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import org.junit.jupiter.api.Test;

/** A mirror pod shows a static pod that a node runs already: neither changed nor refused. */
final class MirrorPodTest {
    private static final Policy POLICY = Policies.usWest2("");
    private static final String POD =
            Reviews.pod("quay.io/a").replace("name: web", "name: web, annotations: {kubernetes.io/config.mirror: abc}");

    @Test
    void ofAKubeletIsNeitherChangedNorRefused() {
        Review review = Reviews.by(Reviews.KUBELET, Reviews.create(POD));
        Answer answer = Decisions.answer(review, POLICY);

        assertThat(Decisions.edits(review, POLICY)).isEmpty();
        assertThat(answer.allowed()).isTrue();
        assertThat(answer.warnings()).singleElement().asString().startsWith("not-rewritten: spec.containers[0]");
    }

    @Test
    void isWarnedOfInAuditModeAndWouldNotBeRewritten() {
        Review review = Reviews.by(Reviews.KUBELET, Reviews.create(POD));
        Answer answer = Decisions.answer(review, Policies.usWest2("mode: Audit"));

        assertThat(answer.allowed()).isTrue();
        assertThat(answer.warnings()).singleElement().asString().startsWith("audit: not-rewritten");
    }

    @Test
    void theAnnotationOfAnybodyElseMeansNothing() {
        Review review = Reviews.create(POD);

        assertThat(Decisions.edits(review, POLICY)).hasSize(2);
        assertThat(Decisions.answer(review, POLICY).allowed()).isFalse();
    }

    @Test
    void aNodesOtherPodsAreOrdinary() {
        Review review = Reviews.by(Reviews.KUBELET, Reviews.create(Reviews.pod("quay.io/a")));

        assertThat(Decisions.answer(review, POLICY).allowed()).isFalse();
    }

    @Test
    void staysSilentWhereTheRuleIsSwitchedOff() {
        Policy silent = Policies.usWest2("rules: [{id: not-rewritten, action: Ignore}]");

        assertThat(Decisions.answer(Reviews.by(Reviews.KUBELET, Reviews.create(POD)), silent))
                .isEqualTo(Answer.ALLOWED);
    }
}
