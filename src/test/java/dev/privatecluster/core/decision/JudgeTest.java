package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JudgeTest {
    private static final Policy POLICY = Policies.usWest2(
            """
            mirrors:
            - {source: docker.io, mirror: ECR/hub}
            - {source: mirrored.vpc.example.com, mirror: ECR/vpc}
            reachable: {registries: ["*.vpc.example.com"]}
            """
                    .replace("ECR", Policies.ECR));
    private static final String FIELD = "spec.containers[0].image";

    @ParameterizedTest
    @CsvSource({
        "111122223333.dkr.ecr.us-west-2.amazonaws.com/a,",
        "a.vpc.example.com/a,",
        "quay.io/a/b, DENY unreachable-registry",
        "public.ecr.aws/a/b, DENY unreachable-registry",
        "NotAnImage, DENY invalid-image",
        "nginx, DENY not-rewritten",
        "mirrored.vpc.example.com/a, WARN not-rewritten",
        "602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/coredns, DENY not-rewritten",
        "111122223333.dkr.ecr-fips.us-west-2.amazonaws.com/a, WARN ecr-endpoint-form"
    })
    void judgesPodsAsTheyAreStored(String image, @Nullable String finding) {
        assertThat(Decisions.findings(Reviews.create(Reviews.pod(image)), POLICY))
                .isEqualTo(finding == null ? List.of() : List.of(finding + " " + FIELD));
    }

    @ParameterizedTest
    @CsvSource({"2020-06, DENY", "2026-11, WARN", "latest, WARN"})
    void asksTheRuleSetAboutUnusualHostsOfEcr(String version, String action) {
        Policy policy = Policies.usWest2("rulesVersion: " + version);

        assertThat(Decisions.findings(
                        Reviews.create(Reviews.pod("1".repeat(12) + ".dkr-ecr.us-west-2.on.aws/a")), policy))
                .containsExactly(action + " ecr-endpoint-form " + FIELD);
    }

    @ParameterizedTest
    @CsvSource({"Ignore,", "Warn, WARN unreachable-registry", "Deny, DENY unreachable-registry"})
    void doesWhatTheConfigurationSetsARuleTo(String action, @Nullable String finding) {
        Policy policy = Policies.usWest2("mirrors: []\nrules: [{id: unreachable-registry, action: " + action + "}]");

        assertThat(Decisions.findings(Reviews.create(Reviews.pod("quay.io/a")), policy))
                .isEqualTo(finding == null ? List.of() : List.of(finding + " " + FIELD));
    }

    @Test
    void refusesAWarningThatTheConfigurationWantsRefused() {
        Policy policy = Policies.usWest2("rules: [{id: ecr-endpoint-form, action: Deny}]");

        assertThat(Decisions.findings(
                        Reviews.create(Reviews.pod("1".repeat(12) + ".dkr-ecr.us-west-2.on.aws/a")), policy))
                .containsExactly("DENY ecr-endpoint-form " + FIELD);
    }

    @Test
    void judgesAllFourSlotsAndOrdersFindingsAsPeopleCount() {
        StringBuilder pod = new StringBuilder("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n");
        for (int i = 0; i < 11; i++) {
            pod.append("  - {name: c").append(i).append(", image: quay.io/a}\n");
        }
        pod.append("  initContainers: [{name: i, image: NotAnImage}]\n");
        pod.append("  ephemeralContainers: [{name: e, image: quay.io/a}]\n");
        pod.append("  volumes: [{name: v, image: {reference: quay.io/a}}]\n");

        assertThat(Decisions.findings(Reviews.create(pod.toString()), POLICY))
                .hasSize(14)
                .startsWith(
                        "DENY unreachable-registry spec.containers[0].image",
                        "DENY unreachable-registry spec.containers[1].image",
                        "DENY unreachable-registry spec.containers[2].image")
                .endsWith(
                        "DENY unreachable-registry spec.containers[10].image",
                        "DENY unreachable-registry spec.ephemeralContainers[0].image",
                        "DENY invalid-image spec.initContainers[0].image",
                        "DENY unreachable-registry spec.volumes[0].image.reference");
    }

    @Test
    void hasNothingAgainstWhatTheMutatingWebhookMade() {
        Review review = Reviews.create(Reviews.pod("nginx:1.27"));

        assertThat(Decisions.findings(Reviews.create(Decisions.rewritten(review, POLICY)), POLICY))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: v1, kind: Service}",
                "{apiVersion: extensions/v1beta1, kind: Deployment}",
                "{apiVersion: autoscaling/v1, kind: Scale}"
            })
    void hasNothingToDoWithOtherKinds(String object) {
        assertThat(Decisions.answer(Reviews.create(object), POLICY)).isEqualTo(Answer.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "scale", "resize", "binding"})
    void hasNothingToDoWithOtherSubresources(String subresource) {
        Review review = Reviews.at(subresource, Reviews.create(Reviews.pod("quay.io/a")));

        assertThat(Decisions.answer(review, POLICY)).isEqualTo(Answer.ALLOWED);
    }
}
