package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no API server sends gets one sentence, and harms nobody else. */
@ExtendWith(WebhooksExtension.class)
class BadInputIT {
    private static final byte[] TOO_MUCH = new byte[32 << 20];
    private static final String JSON = "application/json";

    private final WebhookClient client;

    BadInputIT(Webhooks webhooks) {
        client = webhooks.serving(TestPolicy.DEFAULT_MIRRORS).client();
    }

    @AfterEach
    void answersTheNextRequestWell() {
        Answer.assertServes(client);
    }

    static Stream<Arguments> undecidable() {
        return Stream.of(
                argumentSet("empty", ""),
                argumentSet("no JSON", "nonsense"),
                argumentSet("cut off", Reviews.CREATE.substring(0, Reviews.CREATE.length() / 2)),
                argumentSet("more after the end", Reviews.CREATE + "{}"),
                argumentSet("null", "null"),
                argumentSet("an array", "[]"),
                argumentSet("an empty object", "{}"),
                argumentSet("an old version", Reviews.CREATE.replace("k8s.io/v1\"", "k8s.io/v1beta1\"")),
                argumentSet("another kind", Reviews.CREATE.replace("\"AdmissionReview\"", "\"TokenReview\"")),
                argumentSet("without uid", Reviews.CREATE.replace("\"uid\"", "\"id\"")),
                argumentSet("without request", Reviews.CREATE.replace("\"request\"", "\"response\"")),
                argumentSet("deep arrays", Reviews.create("[".repeat(100_000) + "]".repeat(100_000))),
                argumentSet("deep objects", Reviews.create("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000))),
                argumentSet("deep and never closed", "[".repeat(1_000_000)));
    }

    @ParameterizedTest
    @MethodSource("undecidable")
    void answersWhatItCannotReadWithBadRequestAndOneSentence(String body) {
        assertRefused(client.post("/mutate", body), 400);
        assertRefused(client.post("/validate", body), 400);
    }

    @Test
    void answersTextThatIsNotUtf8WithBadRequest() {
        byte[] body = Reviews.CREATE.getBytes(StandardCharsets.UTF_16LE);
        body[1] = (byte) 0xFF;

        assertRefused(client.post("/mutate", JSON, BodyPublishers.ofByteArray(body)), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/yaml", "application/x-www-form-urlencoded"})
    void refusesAnotherContentType(String contentType) {
        assertRefused(client.post("/mutate", contentType, BodyPublishers.ofString(Reviews.CREATE)), 415);
    }

    @Test
    void refusesABodyThatNoApiServerCanSend() {
        assertRefused(client.post("/validate", JSON, BodyPublishers.ofByteArray(TOO_MUCH)), 413);
    }

    @Test
    void cutsOffABodyWithoutALengthThatDoesNotEnd() {
        BodyPublisher endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TOO_MUCH));

        // Whether the answer is still read depends on who is faster: the connection ends while the body is being sent.
        assertThat(catchThrowable(
                        () -> assertThat(client.post("/validate", JSON, endless).statusCode())
                                .isEqualTo(413)))
                .satisfiesAnyOf(failure -> assertThat(failure).isNull(), failure -> assertThat(failure)
                        .isInstanceOf(UncheckedIOException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void refusesAnotherMethod(String method) {
        BodyPublisher body = BodyPublishers.ofString(Reviews.CREATE);
        HttpResponse<String> response = client.send(client.to("/mutate")
                .header("Content-Type", JSON)
                .method(method, body)
                .build());

        assertThat(response.statusCode()).isEqualTo(405);
    }

    @Test
    void knowsNoOtherPath() {
        assertThat(client.post("/", Reviews.CREATE).statusCode()).isEqualTo(404);
    }

    private static void assertRefused(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body().strip()).hasSizeBetween(10, 300).matches("[A-Z].*\\.");
    }
}
