package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import org.junit.jupiter.api.Test;

/** Never in the way: what was there before is not refused any more. */
final class JudgeUpdateTest {
    private static final Policy POLICY = Policies.usWest2("mirrors: []");
    private static final String OLD = "quay.io/old";

    @Test
    void anOldPodCanBeLabelledAndLosesItsFinalizers() {
        String labelled = Reviews.pod(OLD).replace("name: web", "name: web, labels: {a: b}, finalizers: []");

        assertThat(Decisions.answer(Reviews.update(Reviews.pod(OLD), labelled), POLICY))
                .isEqualTo(Answer.ALLOWED);
    }

    @Test
    void aNewImageOfAnOldPodIsJudged() {
        assertThat(Decisions.findings(Reviews.update(Reviews.pod(OLD), Reviews.pod("quay.io/new")), POLICY))
                .containsExactly("DENY unreachable-registry spec.containers[0].image");
    }

    @Test
    void anImageThatMovesToAnotherContainerIsNew() {
        String renamed = Reviews.pod(OLD).replace("name: app", "name: other");

        assertThat(Decisions.findings(Reviews.update(Reviews.pod(OLD), renamed), POLICY))
                .containsExactly("DENY unreachable-registry spec.containers[0].image");
    }

    @Test
    void aTemplateThatChangesAroundAnOldImageGetsAWarning() {
        String changed = Reviews.deployment(OLD).replace("    spec:", "    metadata: {labels: {a: b}}\n    spec:");

        assertThat(Decisions.findings(Reviews.update(Reviews.deployment(OLD), changed), POLICY))
                .containsExactly("WARN unreachable-registry spec.template.spec.containers[0].image");
    }

    @Test
    void aTemplateThatStaysIsNotJudged() {
        String scaled = Reviews.deployment(OLD).replace("  template:", "  replicas: 3\n  template:");

        assertThat(Decisions.answer(Reviews.update(Reviews.deployment(OLD), scaled), POLICY))
                .isEqualTo(Answer.ALLOWED);
    }

    @Test
    void aNewImageOfATemplateIsRefusedAndTheOldOneBesideItIsNot() {
        String changed = Reviews.deployment(OLD) + "      - {name: sidecar, image: quay.io/new}\n";

        assertThat(Decisions.findings(Reviews.update(Reviews.deployment(OLD), changed), POLICY))
                .containsExactly(
                        "WARN unreachable-registry spec.template.spec.containers[0].image",
                        "DENY unreachable-registry spec.template.spec.containers[1].image");
    }

    @Test
    void aRuleThatIsSwitchedOffStaysSilentAboutOldImages() {
        Policy silent = Policies.usWest2("mirrors: []\nrules: [{id: unreachable-registry, action: Ignore}]");
        String changed = Reviews.deployment(OLD).replace("    spec:", "    metadata: {labels: {a: b}}\n    spec:");

        assertThat(Decisions.findings(Reviews.update(Reviews.deployment(OLD), changed), silent))
                .isEmpty();
    }

    @Test
    void onlyANewEphemeralContainerIsJudged() {
        String debugged = Reviews.pod(OLD) + "  ephemeralContainers: [{name: debugger, image: quay.io/debug}]\n";
        Review review = Reviews.at("ephemeralcontainers", Reviews.update(Reviews.pod(OLD), debugged));

        assertThat(Decisions.findings(review, POLICY))
                .containsExactly("DENY unreachable-registry spec.ephemeralContainers[0].image");
    }
}
