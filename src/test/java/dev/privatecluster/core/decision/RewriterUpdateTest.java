package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import org.junit.jupiter.api.Test;

/** An UPDATE touches nothing but images that differ from those of the old object. */
final class RewriterUpdateTest {
    private static final Policy POLICY = Policies.usWest2("");
    private static final String COPY = Policies.ECR + "/library/nginx:1.27";

    @Test
    void theOriginalManifestAppliedAgainIsNoChange() {
        JsonNode stored = Decisions.rewritten(Reviews.create(Reviews.pod("nginx:1.27")), POLICY);
        JsonNode replacement = Reviews.tree(Reviews.pod("nginx:1.27"));

        assertThat(Decisions.rewritten(Reviews.update(stored, replacement), POLICY)
                        .path("spec"))
                .isEqualTo(stored.path("spec"));
    }

    @Test
    void theAnnotationIsLeftToWhoeverChangesThePod() {
        assertThat(Decisions.edits(Reviews.update(Reviews.pod(COPY), Reviews.pod("nginx:1.28")), POLICY))
                .containsExactly("replace /spec/containers/0/image " + Policies.ECR + "/library/nginx:1.28");
    }

    @Test
    void anOldImageStaysAsItIs() {
        String labelled = Reviews.pod("nginx:1.27").replace("name: web", "name: web, labels: {a: b}");

        assertThat(Decisions.edits(Reviews.update(Reviews.pod("nginx:1.27"), labelled), POLICY))
                .isEmpty();
    }

    @Test
    void containersAreTheSameWhenTheirNamesAreWhereverTheyStand() {
        String old =
                """
                apiVersion: v1
                kind: Pod
                spec:
                  containers:
                  - {name: a, image: old/a}
                  - {name: b, image: old/b}
                """;
        String changed =
                """
                apiVersion: v1
                kind: Pod
                spec:
                  containers:
                  - {name: b, image: old/b}
                  - {name: new, image: new/c}
                  - {name: a, image: new/a}
                """;

        assertThat(Decisions.edits(Reviews.update(old, changed), POLICY))
                .containsExactly(
                        "replace /spec/containers/1/image " + Policies.ECR + "/new/c",
                        "replace /spec/containers/2/image " + Policies.ECR + "/new/a");
    }

    @Test
    void anImageThatMovesToAnotherSlotIsNew() {
        String old = "{apiVersion: v1, kind: Pod, spec: {initContainers: [{name: a, image: old/a}]}}";
        String changed = "{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, image: old/a}]}}";

        assertThat(Decisions.edits(Reviews.update(old, changed), POLICY))
                .containsExactly("replace /spec/containers/0/image " + Policies.ECR + "/old/a");
    }

    @Test
    void onlyNewEphemeralContainersAreRewrittenThroughTheirSubresource() {
        String old =
                """
                apiVersion: v1
                kind: Pod
                spec:
                  containers:
                  - {name: app, image: nginx}
                  ephemeralContainers:
                  - {name: first, image: busybox}
                """;
        String changed =
                """
                apiVersion: v1
                kind: Pod
                spec:
                  containers:
                  - {name: app, image: changed}
                  ephemeralContainers:
                  - {name: first, image: busybox}
                  - {name: second, image: busybox}
                """;

        assertThat(Decisions.edits(Reviews.at("ephemeralcontainers", Reviews.update(old, changed)), POLICY))
                .containsExactly("replace /spec/ephemeralContainers/1/image " + Policies.ECR + "/library/busybox");
    }
}
