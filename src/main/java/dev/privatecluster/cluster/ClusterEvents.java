package dev.privatecluster.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.api.v1alpha1.PrivateCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what happens to the {@code PrivateCluster} in Events, which {@code kubectl describe} shows. */
final class ClusterEvents {
    /** Where the API server wants the events of what is in no namespace. */
    private static final String NAMESPACE = "default";

    /** An event takes up to 1,024 characters. */
    private static final int LONGEST = 1000;

    private static final WatchedResource EVENTS = new WatchedResource("", List.of("v1"), "Event", "events", true);

    private final KubernetesClient client;
    private final ClusterOptions options;
    private final Clock clock;

    ClusterEvents(KubernetesClient client, ClusterOptions options, Clock clock) {
        this.client = client;
        this.options = options;
        this.clock = clock;
    }

    /** What is told. */
    record Event(boolean isWarning, String reason, String message) {}

    /**
     * Tells it; what was told already is counted, not told again.
     *
     * @param about the configuration; null when there is none
     * @throws RuntimeException if the API server does not take it
     */
    void tell(Event event, @Nullable Configuration about) {
        ObjectNode object = Trees.object();
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        String name = name(event, about);
        object.put("apiVersion", "v1").put("kind", "Event");
        object.putObject("metadata").put("name", name).put("namespace", NAMESPACE);
        ObjectNode regarding = object.putObject("involvedObject")
                .put("apiVersion", PrivateCluster.API_VERSION)
                .put("kind", PrivateCluster.KIND)
                .put("name", PrivateCluster.NAME);
        if (about != null) {
            regarding.put("uid", about.uid());
        }
        object.put("type", event.isWarning ? "Warning" : "Normal")
                .put("reason", event.reason)
                .put("message", event.message.substring(0, Math.min(LONGEST, event.message.length())))
                .put("count", 1)
                .put("firstTimestamp", now)
                .put("lastTimestamp", now)
                .put("reportingComponent", options.name())
                .put("reportingInstance", options.identity())
                .putObject("source")
                .put("component", options.name());
        try {
            client.raw("/api/v1/namespaces/" + NAMESPACE + "/events", "POST", object.toString());
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            count(name, now);
        }
    }

    private void count(String name, String now) {
        String answer = client.raw("/api/v1/namespaces/" + NAMESPACE + "/events/" + name);
        if (answer != null) {
            int count = Trees.parse(answer).path("count").asInt() + 1;
            client.genericKubernetesResources(EVENTS.context("v1"))
                    .inNamespace(NAMESPACE)
                    .withName(name)
                    .patch(
                            PatchContext.of(PatchType.JSON_MERGE),
                            Trees.object()
                                    .put("count", count)
                                    .put("lastTimestamp", now)
                                    .toString());
        }
    }

    /** The same for the same event, whoever tells it. */
    private static String name(Event event, @Nullable Configuration about) {
        String what = event.reason + (about == null ? "" : "/" + about.uid() + "/" + about.generation());
        return PrivateCluster.NAME + "." + UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }
}
