package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the webhook decided stands in the API server's audit log. */
@ExtendWith(ClusterExtension.class)
class AuditLogIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNREACHABLE = "ghcr.io/example/app:1.0";

    private final TestCluster cluster;

    AuditLogIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void holdsWhatWasRewritten() throws IOException {
        Kubectl kubectl = cluster.namespace("log-rewritten", TestPolicy.DEFAULT_MIRRORS);
        kubectl.manifest(Manifests.pod("web", "nginx:1.27"), "create").succeeded();

        assertThat(annotations(kubectl.namespace(), "mutate.privatecluster.dev"))
                .hasEntrySatisfying("rewrites", text -> assertThat(text)
                        .contains(
                                "spec.containers[0].image", "nginx:1.27", TestPolicy.REGISTRY + "/library/nginx:1.27"));
    }

    @Test
    void holdsWhyAPodWasRefused() throws IOException {
        Kubectl kubectl = cluster.namespace("log-refused", TestPolicy.DOCKER_HUB_ONLY);
        kubectl.manifest(Manifests.pod("web", UNREACHABLE), "create");

        assertThat(annotations(kubectl.namespace(), "validate.privatecluster.dev"))
                .containsEntry("mode", "enforce")
                .hasEntrySatisfying("findings", text -> assertThat(text).contains("unreachable-registry", UNREACHABLE));
    }

    @Test
    void holdsWhatWouldHaveBeenDoneInAuditMode() throws IOException {
        Kubectl kubectl = cluster.namespace("log-audit", TestPolicy.AUDIT);
        kubectl.manifest(Manifests.pod("web", UNREACHABLE), "create").succeeded();

        assertThat(annotations(kubectl.namespace(), "validate.privatecluster.dev"))
                .containsEntry("mode", "audit")
                .hasEntrySatisfying("findings", text -> assertThat(text).contains("unreachable-registry", UNREACHABLE));
    }

    /** What a webhook added to the creation of a namespace's only pod; the API server puts its name in front. */
    private Map<String, String> annotations(String namespace, String webhook) throws IOException {
        String prefix = webhook + "/";
        Path log = cluster.auditLog();
        String request = "/api/v1/namespaces/%s/pods?fieldManager=kubectl-create".formatted(namespace);
        Patience.until("the request in the audit log")
                .until(() -> Files.readString(log).contains(request));
        String line = Files.readAllLines(log).stream()
                .filter(event -> event.contains(request) && !event.contains("dryRun"))
                .findFirst()
                .orElseThrow();
        JsonNode added = JSON.readTree(line).path("annotations");
        return ((ObjectNode) added)
                .properties().stream()
                        .filter(entry -> entry.getKey().startsWith(prefix))
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().substring(prefix.length()),
                                entry -> entry.getValue().asText()));
    }
}
