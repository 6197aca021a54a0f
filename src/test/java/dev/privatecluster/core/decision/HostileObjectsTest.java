package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Objects of the size that the API server takes, made so that anything quadratic would take minutes. */
final class HostileObjectsTest {
    private static final Policy POLICY = Policies.usWest2("");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static ObjectNode pod(int containers, BiConsumer<ObjectNode, Integer> fill) {
        ObjectNode pod =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Pod");
        pod.putObject("metadata").put("name", "a");
        var list = pod.putObject("spec").putArray("containers");
        for (int i = 0; i < containers; i++) {
            ObjectNode container = list.addObject().put("name", "c" + i);
            fill.accept(container, i);
        }
        return pod;
    }

    private static List<String> judged(Review review) {
        return assertTimeoutPreemptively(LIMIT, () -> Decisions.findings(review, POLICY));
    }

    @Test
    void anAnnotationIsReadOnceAndNotForEveryImage() {
        ObjectNode originals = JsonNodeFactory.instance.objectNode();
        ObjectNode pod = pod(3_000, (container, i) -> {
            container.put("image", "x/y:" + i);
            originals.put("c" + i, "docker.io/a-name-of-some-length-that-leads-nowhere/" + i);
        });
        ((ObjectNode) pod.path("metadata"))
                .putObject("annotations")
                .put(OriginalImages.ANNOTATION, originals.toString());

        assertThat(judged(Reviews.create(pod))).hasSize(3_000);
    }

    @Test
    void theContainerOfAnImageIsFoundWithoutLookingAtAll() {
        assertThat(judged(Reviews.create(pod(20_000, (container, i) -> container.put("image", "eks/external-dns")))))
                .hasSizeGreaterThanOrEqualTo(20_000);
    }

    @Test
    void templatesAreComparedOnce() {
        ObjectNode pod = pod(8_000, (container, i) -> {
            container.put("image", Policies.ECR + "/a");
            container
                    .putArray("env")
                    .addObject()
                    .put("name", "AWS_XRAY_DAEMON_ADDRESS")
                    .put("value", "x:2000");
        });
        ObjectNode before = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "apps/v1")
                .put("kind", "Deployment");
        before.putObject("metadata").put("name", "a");
        before.putObject("spec").set("template", pod);
        JsonNode after = before.deepCopy();
        ((ObjectNode) after.path("metadata")).putObject("labels").put("a", "b");

        assertThat(judged(Reviews.update(before, after))).isEmpty();
    }
}
