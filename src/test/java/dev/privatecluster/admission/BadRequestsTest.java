package dev.privatecluster.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadRequestsTest {
    private static final Path REVIEW = Path.of("deploy/examples/review.json");
    private static final String JSON = "application/json";
    private static final int FAR_TOO_DEEP = 5000;

    @TestHTTPResource("/")
    URI base;

    @Inject
    PolicyUnderTest policy;

    private WebhookClient client;

    @BeforeEach
    void connect() {
        client = new WebhookClient(base);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | The body is empty; an AdmissionReview is expected.",
                "{not json | The body is no valid JSON at line 1, column 2.",
                "[] | The body is no JSON object; an AdmissionReview is expected.",
                "{} | This answers AdmissionReview of admission.k8s.io/v1 only.",
                "{\"apiVersion\":\"admission.k8s.io/v1beta1\",\"kind\":\"AdmissionReview\"} | This answers AdmissionReview of"
                        + " admission.k8s.io/v1 only.",
                "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\"} | The AdmissionReview has no request"
                        + " with a uid.",
                "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":[]} | request has to be an"
                        + " object.",
                "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"1\"}} |"
                        + " request.operation has to be CREATE, UPDATE, DELETE or CONNECT.",
            })
    void tellsInOneSentenceWhatIsWrongAndAnswersTheNextRequest(String body, String sentence) throws IOException {
        for (String path : new String[] {"/mutate", "/validate"}) {
            HttpResponse<String> answer = client.post(path, JSON, body);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo(sentence + "\n");
        }
        assertThat(client.post("/validate", JSON, Files.readString(REVIEW)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void boundsNesting() throws IOException {
        String deep = "[".repeat(FAR_TOO_DEEP) + "]".repeat(FAR_TOO_DEEP);
        String review = Files.readString(REVIEW).replace("\"nginx:1.27\"", deep);
        for (String path : new String[] {"/mutate", "/validate"}) {
            HttpResponse<String> answer = client.post(path, JSON, review);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("nest").hasLineCount(1);
        }
    }

    @Test
    void refusesWhatFollowsTheReview() throws IOException {
        HttpResponse<String> answer = client.post("/validate", JSON, Files.readString(REVIEW) + "{}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("Something follows the AdmissionReview.\n");
    }

    @Test
    void refusesOtherTypesOfContent() throws IOException {
        HttpResponse<String> answer = client.post("/validate", "application/yaml", Files.readString(REVIEW));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).isEqualTo("The body has to be application/json.\n");
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        HttpResponse<String> answer = client.post("/validate", JSON, " ".repeat(BodyLimit.LARGEST + 1));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("The body is larger than 17 MiB.\n");
    }

    @Test
    void answers500ToWhatCannotBeDecidedSoThatTheFailurePolicyDecides() throws IOException {
        String review = Files.readString(REVIEW);
        policy.lose();
        HttpResponse<String> answer = client.post("/validate", JSON, review);
        policy.load(PolicyUnderTest.EXAMPLE);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).hasLineCount(1).contains("could not decide this review");
        assertThat(client.post("/validate", JSON, review).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/mutate/", "/other"})
    void tellsWhereTheWebhooksAre(String path) {
        HttpResponse<String> answer = client.post(path, JSON, "{}");
        if (answer.statusCode() != 400) { // a trailing slash is the same place
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("POST /mutate and POST /validate");
        }
    }
}
