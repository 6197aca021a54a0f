package dev.privatecluster.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;

/** What the API server serves. */
final class Discovery {
    private Discovery() {}

    /**
     * The best version that a resource is served in, or null when it is not served.
     *
     * @throws RuntimeException if the API server does not say
     */
    static @Nullable String versionOf(WatchedResource resource, KubernetesClient client) {
        for (String version : resource.versions()) {
            String answer = client.raw(resource.path(version));
            if (answer != null && lists(Trees.parse(answer), resource.plural())) {
                return version;
            }
        }
        return null;
    }

    private static boolean lists(JsonNode resources, String plural) {
        for (JsonNode resource : resources.path("resources")) {
            if (resource.path("name").asText().equals(plural)) {
                return true;
            }
        }
        return false;
    }
}
