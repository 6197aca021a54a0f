package dev.privatecluster.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.input.InputException;
import dev.privatecluster.input.PolicyFile;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A PrivateCluster that is to be stored is held to what holds for one in a file. */
@QuarkusTest
class ConfigurationReviewTest {
    private static final Path FIXTURES = Path.of("src/test/resources/policies");
    private static final Pattern FILE_AND_LINE = Pattern.compile("[^: ]+\\.yaml(:\\d+)?: ");
    private static final String GOOD = Policies.yaml("us-west-2", "mode: Audit");
    private static final String BAD = Policies.yaml("us-west-2", "mirorrs: []");

    @TestHTTPResource("/")
    URI base;

    @TestHTTPResource(value = "metrics", management = true)
    URI metrics;

    @Inject
    PolicyUnderTest policy;

    @AfterEach
    void restore() {
        policy.load(PolicyUnderTest.EXAMPLE);
    }

    /** But for keys that stand twice in a file: an object cannot have them. */
    static List<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files.filter(file -> !file.endsWith("duplicate-keys.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void isRefusedInTheWordsOfTheCommandLine(Path fixture) throws IOException {
        JsonNode response = create(Files.readString(fixture));

        assertThat(lines(response)).containsExactlyInAnyOrderElementsOf(problemsOfFile(fixture));
    }

    @Test
    void isRefusedWithTheNumberOfProblemsAndALineEach() {
        JsonNode response = create(Policies.yaml("us-west-2", "mirorrs: []\nmode: audit"));

        assertThat(response.at("/status/code").intValue()).isEqualTo(403);
        assertThat(response.at("/status/message").textValue())
                .startsWith("2 problems with this PrivateCluster:\nspec.mirorrs: is no field of this object;")
                .endsWith("\nspec.mode: is 'audit' and has to be one of Enforce, Audit");
    }

    @Test
    void isRefusedUnderAnotherName() {
        assertThat(lines(create(GOOD.replace("name: cluster", "name: other"))))
                .containsExactly("metadata.name: is 'other' and has to be cluster");
    }

    @Test
    void isToldInBounds() {
        String fields = IntStream.range(0, 50)
                .mapToObj(number -> "x".repeat(900) + number + ": 1\n")
                .collect(Collectors.joining());
        String message =
                create(Policies.yaml("us-west-2", fields)).at("/status/message").textValue();

        assertThat(message).hasSizeBetween(20_000, 30_000).endsWith(" more");
    }

    @Test
    void isAnsweredWithoutAnyPolicyInForce() {
        policy.lose();

        assertThat(create(GOOD).path("allowed").booleanValue()).isTrue();
        assertThat(create(BAD).path("allowed").booleanValue()).isFalse();
    }

    @Test
    void canAlwaysLoseItsFinalizersAndBeLabelled() {
        String changed = BAD.replace("name: cluster", "name: cluster\n  labels: {a: b}\n  finalizers: []");

        assertThat(update(BAD, changed).path("allowed").booleanValue()).isTrue();
        assertThat(update(BAD + "status: {}\n", BAD + "status: {findings: 1}\n")
                        .path("allowed")
                        .booleanValue())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"  mode: Enforce\n", "Spec: {}\n"})
    void isJudgedAsAWholeWhenAnythingElseChanges(String change) {
        assertThat(update(BAD, BAD + change).path("allowed").booleanValue()).isFalse();
        assertThat(update(BAD, GOOD).path("allowed").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "scale"})
    void isNotJudgedAtASubresource(String subresource) {
        ObjectNode review = review(BAD);
        ((ObjectNode) review.path("request")).put("subResource", subresource);

        assertThat(ask(review).path("allowed").booleanValue()).isTrue();
    }

    @Test
    void isDeletedWhateverItSays() {
        ObjectNode review = review(BAD);
        ObjectNode request = (ObjectNode) review.path("request");
        request.put("operation", "DELETE");
        request.set("oldObject", request.get("object"));
        request.putNull("object");

        assertThat(ask(review).path("allowed").booleanValue()).isTrue();
    }

    @Test
    void isCountedLikeAnyOtherReview() throws IOException {
        create(BAD);

        try (InputStream scraped = metrics.toURL().openStream()) {
            assertThat(new String(scraped.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("kind=\"PrivateCluster\",mode=\"enforce\",operation=\"CREATE\",verdict=\"denied\"");
        }
    }

    private JsonNode create(String yaml) {
        return ask(review(yaml));
    }

    private JsonNode update(String old, String changed) {
        ObjectNode review = review(changed);
        ((ObjectNode) review.path("request")).put("operation", "UPDATE").set("oldObject", Reviews.tree(old));
        return ask(review);
    }

    private JsonNode ask(JsonNode review) {
        return new WebhookClient(base).ask("/validate", review);
    }

    /** Whatever the object says: the API server tells its kind. */
    private static ObjectNode review(String yaml) {
        ObjectNode review = WebhookClient.review(Reviews.tree(yaml));
        ((ObjectNode) review.at("/request/kind"))
                .put("group", "privatecluster.dev")
                .put("version", "v1alpha1")
                .put("kind", "PrivateCluster");
        return review;
    }

    private static List<String> lines(JsonNode response) {
        return response.at("/status/message").asText().lines().skip(1).toList();
    }

    private static List<String> problemsOfFile(Path file) {
        try {
            PolicyFile.load(file, Policies.COMPILER);
            return List.of();
        } catch (InputException refusal) {
            return String.valueOf(refusal.getMessage())
                    .lines()
                    .map(line -> FILE_AND_LINE.matcher(line).replaceFirst(""))
                    .toList();
        }
    }
}
