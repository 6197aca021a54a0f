package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RewriterTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
    private static final String ANNOTATION = "/metadata/annotations/privatecluster.dev~1original-images";
    private static final Rewriter REWRITER = new Rewriter(Decisions.CATALOG);
    private static final Policy POLICY = Policies.usWest2("");

    @Test
    void rewritesTheImagesOfAllFourSlots() {
        Review review = Reviews.create(
                """
                apiVersion: v1
                kind: Pod
                metadata: {annotations: {}}
                spec:
                  initContainers:
                  - {name: init, image: "busybox:1"}
                  containers:
                  - {name: app, image: "nginx:1.27"}
                  - {name: sidecar, image: quay.io/a/b}
                  ephemeralContainers:
                  - {name: debugger, image: alpine}
                  volumes:
                  - {name: scratch, emptyDir: {}}
                  - {name: model, image: {reference: "ghcr.io/a/model:2"}}
                """);

        assertThat(Decisions.edits(review, POLICY))
                .containsExactly(
                        "replace /spec/initContainers/0/image " + Policies.ECR + "/library/busybox:1",
                        "replace /spec/containers/0/image " + Policies.ECR + "/library/nginx:1.27",
                        "replace /spec/containers/1/image " + Policies.ECR + "/quay.io/a/b",
                        "replace /spec/ephemeralContainers/0/image " + Policies.ECR + "/library/alpine",
                        "replace /spec/volumes/1/image/reference " + Policies.ECR + "/ghcr.io/a/model:2",
                        "add " + ANNOTATION
                                + " {\"app\":\"nginx:1.27\",\"debugger\":\"alpine\",\"init\":\"busybox:1\","
                                + "\"sidecar\":\"quay.io/a/b\",\"volume/model\":\"ghcr.io/a/model:2\"}");
    }

    @Test
    void keepsTagAndDigestWhenRewriting() {
        Review review = Reviews.create(Reviews.pod("nginx:1.27@" + DIGEST));

        assertThat(Decisions.rewritten(review, POLICY)
                        .at("/spec/containers/0/image")
                        .asText())
                .isEqualTo(Policies.ECR + "/library/nginx:1.27@" + DIGEST);
    }

    @Test
    void editsNothingWhereNothingChanges() {
        assertThat(REWRITER.rewrite(Reviews.create(Reviews.pod(Policies.ECR + "/library/nginx:1.27")), POLICY))
                .isEqualTo(new Verdict.Evaluated(List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void leavesImagesAloneThatHaveNoTarget() {
        Review review = Reviews.create(
                """
                apiVersion: v1
                kind: Pod
                spec:
                  containers:
                  - {name: a, image: Not/AnImage}
                  - {name: b, image: "[::1]:5000/a"}
                  - {name: c, image: %s.dkr-ecr.us-west-2.on.aws/a}
                """
                        .formatted("111122223333"));

        assertThat(Decisions.edits(review, POLICY)).isEmpty();
    }

    @Test
    void leavesToTheApiServerWhatIsMissingOrOfTheWrongType() {
        Review review = Reviews.create(
                """
                apiVersion: v1
                kind: Pod
                metadata: broken
                spec:
                  initContainers: {name: a}
                  containers:
                  - {name: a}
                  - {name: b, image: ""}
                  - {name: c, image: 7}
                  - nginx
                  - null
                  volumes:
                  - {name: d, image: nginx}
                  - {name: e, image: {reference: [nginx]}}
                """);

        assertThat(Decisions.edits(review, POLICY)).isEmpty();
        assertThat(Decisions.edits(Reviews.create("{apiVersion: v1, kind: Pod}"), POLICY))
                .isEmpty();
        assertThat(Decisions.edits(Reviews.create("{apiVersion: v1, kind: Pod, spec: nginx}"), POLICY))
                .isEmpty();
    }

    @Test
    void rewritesNothingInAuditMode() {
        assertThat(Decisions.edits(Reviews.create(Reviews.pod("nginx")), Policies.usWest2("mode: Audit")))
                .isEmpty();
    }

    @Test
    void leavesTemplatesAsTheyAre() {
        assertThat(REWRITER.rewrite(Reviews.create(Reviews.deployment("nginx")), POLICY))
                .isEqualTo(new Verdict.NotApplicable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "resize", "binding", "eviction", "exec", "log"})
    void hasNothingToDoWithOtherSubresources(String subresource) {
        assertThat(REWRITER.rewrite(Reviews.at(subresource, Reviews.create(Reviews.pod("nginx"))), POLICY))
                .isEqualTo(new Verdict.NotApplicable());
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"DELETE", "CONNECT"})
    void hasNothingToDoWithOtherOperations(Operation operation) {
        Review pod = Reviews.create(Reviews.pod("nginx"));
        Review review = new Review(operation, "", "Pod", "", "team", "jane", pod.object(), pod.object());

        assertThat(REWRITER.rewrite(review, POLICY)).isEqualTo(new Verdict.NotApplicable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: apps/v1, kind: Pod}",
                "{apiVersion: v1, kind: Service}",
                "{apiVersion: v1, kind: pod}"
            })
    void hasNothingToDoWithOtherKinds(String object) {
        assertThat(REWRITER.rewrite(Reviews.create(object), POLICY)).isEqualTo(new Verdict.NotApplicable());
    }

    @Test
    void tellsTheRewritesToTheAuditLogAndNobodyElse() {
        Answer answer = Messages.ofRewriting(REWRITER.rewrite(Reviews.create(Reviews.pod("nginx")), POLICY));

        assertThat(answer.allowed()).isTrue();
        assertThat(answer.warnings()).isEmpty();
        assertThat(answer.auditAnnotations())
                .hasSize(1)
                .containsEntry("rewrites", "spec.containers[0].image: nginx to " + Policies.ECR + "/library/nginx");
        assertThat(Messages.ofRewriting(new Verdict.NotApplicable())).isEqualTo(Answer.ALLOWED);
    }
}
