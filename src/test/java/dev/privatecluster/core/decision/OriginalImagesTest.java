package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The annotation is user input: it is kept where it is true, and replaced or removed where it is not. */
final class OriginalImagesTest {
    private static final Policy POLICY = Policies.usWest2("");
    private static final String COPY = Policies.ECR + "/library/nginx:1";
    private static final String FIELD = "/metadata/annotations/privatecluster.dev~1original-images";
    private static final String TRUE = "{\"app\":\"nginx:1\"}";

    @Test
    void aSecondPassKeepsTheFirstOriginals() {
        assertThat(edits(COPY, TRUE)).isEmpty();
    }

    @Test
    void theFirstOriginalWinsWhenAnotherNameOfItIsRewritten() {
        assertThat(edits("docker.io/library/nginx:1", TRUE))
                .containsExactly("replace /spec/containers/0/image " + COPY);
    }

    @Test
    void aContainerThatIsInjectedLaterIsAdded() {
        ObjectNode pod = pod(COPY, TRUE);
        pod.withArray("/spec/containers").addObject().put("name", "mesh").put("image", "envoyproxy/envoy:1");

        assertThat(Decisions.edits(Reviews.create(pod), POLICY))
                .containsExactly(
                        "replace /spec/containers/1/image " + Policies.ECR + "/envoyproxy/envoy:1",
                        "add " + FIELD + " {\"app\":\"nginx:1\",\"mesh\":\"envoyproxy/envoy:1\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nginx:1",
                "null",
                "[]",
                "{",
                "{\"app\":\"nginx:2\"}",
                "{\"app\":\"evil.example/nginx:1\"}",
                "{\"other\":\"nginx:1\"}",
                "{\"app\":[\"nginx:1\"]}",
                "{\"app\":null}",
                "{\"app\":\"NOT AN IMAGE\"}",
                "{\"app\":\"111122223333.dkr.ecr.us-west-2.amazonaws.com/library/nginx:1\"}"
            })
    void whatDoesNotLeadToTheImageIsRemoved(String untrue) {
        assertThat(edits(COPY, untrue)).containsExactly("remove " + FIELD);
    }

    @Test
    void whatDoesNotLeadToTheImageIsReplacedByTheTruth() {
        assertThat(edits("nginx:1", "{\"app\":\"nginx:2\",\"gone\":\"nginx:1\"}"))
                .containsExactly("replace /spec/containers/0/image " + COPY, "add " + FIELD + " " + TRUE);
        assertThat(edits("nginx:1", "no JSON"))
                .containsExactly("replace /spec/containers/0/image " + COPY, "add " + FIELD + " " + TRUE);
    }

    @Test
    void nestingWithoutEndIsNoJson() {
        assertThat(edits(COPY, "{\"app\":" + "[".repeat(100_000))).containsExactly("remove " + FIELD);
    }

    @Test
    void annotationsAreMadeWhereThereAreNone() {
        JsonNode none = Decisions.rewritten(
                Reviews.create(
                        """
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec: {containers: [{name: app, image: "nginx:1"}]}
                """),
                POLICY);
        JsonNode empty = Decisions.rewritten(
                Reviews.create(
                        """
                apiVersion: v1
                kind: Pod
                metadata: {annotations: null}
                spec: {containers: [{name: app, image: "nginx:1"}]}
                """),
                POLICY);
        JsonNode noMetadata = Decisions.rewritten(
                Reviews.create(
                        """
                apiVersion: v1
                kind: Pod
                spec: {containers: [{name: app, image: "nginx:1"}]}
                """),
                POLICY);

        for (JsonNode pod : List.of(none, empty, noMetadata)) {
            assertThat(pod.at(FIELD).textValue()).isEqualTo(TRUE);
        }
        assertThat(none.at("/metadata/name").textValue()).isEqualTo("web");
    }

    @Test
    void otherAnnotationsStay() {
        ObjectNode pod = pod("nginx:1", TRUE);
        pod.withObject("/metadata/annotations").put("team", "a");

        assertThat(Decisions.rewritten(Reviews.create(pod), POLICY)
                        .at("/metadata/annotations/team")
                        .textValue())
                .isEqualTo("a");
    }

    private static List<String> edits(String image, String annotation) {
        return Decisions.edits(Reviews.create(pod(image, annotation)), POLICY);
    }

    private static ObjectNode pod(String image, String annotation) {
        ObjectNode pod = (ObjectNode) Reviews.tree(Reviews.pod(image));
        pod.withObject("/metadata/annotations").put(OriginalImages.ANNOTATION, annotation);
        return pod;
    }
}
