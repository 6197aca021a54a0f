package dev.privatecluster.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.core.decision.Operation;
import dev.privatecluster.core.decision.Review;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class ReviewReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POD =
            """
            {"apiVersion": "v1", "kind": "Pod",
             "metadata": {"name": "web", "managedFields": [{"manager": "kubectl"}], "annotations": {"a": "b"}},
             "spec": {"nodeName": "n", "containers": [
               {"name": "c", "image": "nginx", "env": [{"name": "A", "value": "B"}], "resources": {}}]},
             "status": {"phase": "Pending"}}
            """;

    private static ObjectNode review(String object) throws IOException {
        return WebhookClient.review(JSON.readTree(object));
    }

    private static Review read(JsonNode review) {
        return ReviewReader.read(review.toString().getBytes(StandardCharsets.UTF_8), FieldMask.POD_TO_REWRITE)
                .review();
    }

    @Test
    void readsWhatDecisionsDependOn() throws IOException {
        ObjectNode body = review(POD);
        ((ObjectNode) body.path("request")).put("subResource", "ephemeralcontainers");
        AdmissionRequest request =
                ReviewReader.read(body.toString().getBytes(StandardCharsets.UTF_8), FieldMask.POD_TO_REWRITE);
        assertThat(request.uid()).isEqualTo("0f4f33ab-1111-4a53-8a0e-2f6f1f3f7a10");
        assertThat(request.name()).isEqualTo("web");
        Review review = request.review();
        assertThat(review.operation()).isEqualTo(Operation.CREATE);
        assertThat(review.group()).isEmpty();
        assertThat(review.kind()).isEqualTo("Pod");
        assertThat(review.subresource()).isEqualTo("ephemeralcontainers");
        assertThat(review.namespace()).isEqualTo("default");
        assertThat(review.user()).isEqualTo("developer");
        assertThat(review.oldObject().isMissingNode()).isTrue();
    }

    @Test
    void keepsOfAPodWhatIsReadOfIt() throws IOException {
        assertThat(read(review(POD)).object())
                .isEqualTo(
                        JSON.readTree(
                                """
                {"metadata": {"name": "web", "annotations": {"a": "b"}},
                 "spec": {"containers": [{"name": "c", "image": "nginx", "env": [{"name": "A", "value": "B"}]}]}}
                """));
    }

    @Test
    void keepsOfOtherObjectsAllButWhatChangesByItself() throws IOException {
        ObjectNode deployment = (ObjectNode) JSON.readTree(POD);
        deployment.put("apiVersion", "apps/v1").put("kind", "Deployment");
        ObjectNode expected = deployment.deepCopy();
        expected.remove("status");
        ((ObjectNode) expected.path("metadata")).remove("managedFields");
        assertThat(read(WebhookClient.review(deployment)).object()).isEqualTo(expected);
    }

    @Test
    void understandsAReviewWhoseKindComesLast() throws IOException {
        ObjectNode body = review(POD);
        ObjectNode request = (ObjectNode) body.path("request");
        JsonNode kind = request.remove("kind");
        request.set("kind", kind);
        Review review = read(body);
        assertThat(review.kind()).isEqualTo("Pod");
        assertThat(review.object().at("/spec/containers/0/image").textValue()).isEqualTo("nginx");
    }

    @Test
    void skipsWhatHasAnotherTypeThanTheApiServerSends() throws IOException {
        ObjectNode body = review(POD);
        ObjectNode request = (ObjectNode) body.path("request");
        request.putArray("namespace").add("default");
        request.put("userInfo", 7);
        Review review = read(body);
        assertThat(review.namespace()).isEmpty();
        assertThat(review.user()).isEmpty();
    }

    @Property
    void takesAnyBytesForAReviewOrSaysInOneSentenceWhyNot(@ForAll byte[] body) {
        assertThatThrownBy(() -> ReviewReader.read(body, FieldMask.POD_TO_REWRITE))
                .isInstanceOf(BadReviewException.class)
                .message()
                .hasLineCount(1);
    }

    @Property
    void survivesAReviewCutAnywhere(@ForAll("cuts") byte[] body) {
        assertThatThrownBy(() -> ReviewReader.read(body, FieldMask.POD_TO_REWRITE))
                .isInstanceOf(BadReviewException.class);
    }

    @Provide
    Arbitrary<byte[]> cuts() throws IOException {
        byte[] whole = review(POD).toString().getBytes(StandardCharsets.UTF_8);
        return Arbitraries.integers().between(0, whole.length - 1).map(length -> Arrays.copyOf(whole, length));
    }
}
