package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Base64;

/** What a webhook decided. */
final class Answer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answer() {}

    /** The {@code response} of a review that was decided. */
    static JsonNode of(HttpResponse<String> answered) {
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        try {
            JsonNode review = JSON.readTree(answered.body());
            assertThat(review.path("apiVersion").asText()).isEqualTo("admission.k8s.io/v1");
            assertThat(review.path("kind").asText()).isEqualTo("AdmissionReview");
            assertThat(review.at("/response/uid").asText()).isEqualTo(Reviews.UID);
            return review.path("response");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The JSON patch in a response. */
    static JsonNode patch(JsonNode response) {
        assertThat(response.path("patchType").asText()).isEqualTo("JSONPatch");
        try {
            return JSON.readTree(
                    Base64.getDecoder().decode(response.path("patch").asText()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Asserts that an ordinary review is decided as ever. */
    static void assertServes(WebhookClient client) {
        JsonNode response = of(client.post("/mutate", Reviews.CREATE));
        assertThat(response.path("allowed").asBoolean()).isTrue();
        assertThat(patch(response).toString()).contains(TestPolicy.REGISTRY + "/library/nginx:1.27");
    }
}
