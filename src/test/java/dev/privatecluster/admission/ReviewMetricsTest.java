package dev.privatecluster.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.testing.Reviews;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Prometheus reads at {@code /q/metrics} on the port of health. */
@QuarkusTest
class ReviewMetricsTest {
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

    private String scraped() throws IOException {
        try (InputStream body = metrics.toURL().openStream()) {
            // Prometheus takes a comma behind the last label.
            return new String(body.readAllBytes(), StandardCharsets.UTF_8).replace(",}", "}");
        }
    }

    private void ask(String path, String yaml) {
        JsonNode object = Reviews.tree(yaml);
        new WebhookClient(base).ask(path, WebhookClient.review(object));
    }

    @Test
    void countReviewsByWhatCameOfThem() throws IOException {
        ask("/mutate", Reviews.pod("nginx"));
        ask("/validate", Reviews.pod("a:b:c"));
        ask("/validate", "{apiVersion: v1, kind: Namespace, metadata: {name: a}}");

        assertThat(scraped())
                .contains("privatecluster_reviews_total{kind=\"Pod\",mode=\"enforce\",operation=\"CREATE\","
                        + "verdict=\"changed\",webhook=\"mutate\"}")
                .contains("kind=\"Pod\",mode=\"enforce\",operation=\"CREATE\",verdict=\"denied\",webhook=\"validate\"")
                .contains("kind=\"Namespace\",mode=\"enforce\",operation=\"CREATE\",verdict=\"allowed\"")
                .contains("privatecluster_rewrites_total{mirror=\"docker.io\"}")
                .contains("privatecluster_findings_total{action=\"deny\",rule=\"invalid-image\"}")
                .contains("privatecluster_review_duration_seconds_bucket{webhook=\"validate\",le=\"0.005\"}");
    }

    @Test
    void takeNoMoreKindsThanABoundedNumber() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        ReviewMetrics bounded = new ReviewMetrics(registry);
        for (int i = 0; i < 100; i++) {
            String kind = "Invented" + i;
            bounded.undecided(
                    Webhook.VALIDATE,
                    Reviews.create("{apiVersion: v1, kind: %s, metadata: {name: a}}".formatted(kind)));
        }

        assertThat(registry.get("privatecluster.reviews").counters()).hasSize(65);
        assertThat(registry.get("privatecluster.reviews")
                        .tag("kind", "other")
                        .counter()
                        .count())
                .isEqualTo(36);
    }
}
