package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The largest objects that there are. An API server stores up to 1.5 MiB; in a review each {@code <} becomes six
 * bytes, and an update holds the object twice.
 */
@ExtendWith({WebhooksExtension.class, ClusterExtension.class})
class LargeObjectIT {
    private static final int ANGLES = 14 * (1 << 20) / 10;

    @Test
    void decidesAnUpdateThatHoldsALargeObjectTwice(Webhooks webhooks) {
        String escaped = "\\u003c".repeat(ANGLES);
        String review = Reviews.update(Reviews.pod("nginx:1.28", escaped), Reviews.pod("nginx:1.27", escaped));
        WebhookClient client = webhooks.serving(TestPolicy.DEFAULT_MIRRORS).client();

        JsonNode patch = Answer.patch(Answer.of(client.post("/mutate", review)));
        assertThat(patch).hasSize(1);
        assertThat(Stored.text(patch, "/0/path")).isEqualTo("/spec/containers/0/image");
        assertThat(Stored.text(patch, "/0/value")).isEqualTo(TestPolicy.REGISTRY + "/library/nginx:1.28");
        Answer.assertServes(client);
    }

    @Test
    void rewritesALargePodAndLetsItBeLookedAfter(TestCluster cluster) {
        Kubectl kubectl = cluster.namespace("large-object", TestPolicy.DEFAULT_MIRRORS);
        String manifest = Reviews.pod("nginx:1.27", "<".repeat(ANGLES)).replace("\"default\"", "\"large-object\"");
        // Raw, because kubectl too writes six bytes for each, and an API server reads 3 MiB of a request.
        kubectl.succeed(
                "create", "--raw=/api/v1/namespaces/large-object/pods", "--filename=" + Folders.file("json", manifest));
        assertThat(Stored.image(kubectl.get("pod", "web"))).isEqualTo(TestPolicy.REGISTRY + "/library/nginx:1.27");

        kubectl.succeed("label", "pod", "web", "team=shop");
        kubectl.succeed("set", "image", "pod/web", "web=nginx:1.28");
        kubectl.manifest(
                        """
                        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "labels": {"tier": "front"}}}
                        """,
                        "apply",
                        "--server-side")
                .succeeded();

        JsonNode pod = kubectl.get("pod", "web");
        assertThat(Stored.image(pod)).isEqualTo(TestPolicy.REGISTRY + "/library/nginx:1.28");
        assertThat(Stored.text(pod, "/metadata/labels/team")).isEqualTo("shop");
        assertThat(Stored.text(pod, "/metadata/labels/tier")).isEqualTo("front");
        assertThat(Stored.text(pod, "/spec/containers/0/env/0/value")).hasSize(ANGLES);
    }
}
