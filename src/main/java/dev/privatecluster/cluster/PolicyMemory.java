package dev.privatecluster.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The last configuration that compiled, in a ConfigMap, for replicas that start when the present one does not. */
final class PolicyMemory {
    private static final Logger LOG = Logger.getLogger(PolicyMemory.class);
    private static final String KEY = "private-cluster.json";

    private final KubernetesClient client;
    private final ClusterOptions options;
    private final String name;

    PolicyMemory(KubernetesClient client, ClusterOptions options) {
        this.client = client;
        this.options = options;
        this.name = options.name() + "-policy";
    }

    /**
     * What was written last; null when there is none that can be read.
     *
     * @throws RuntimeException if the API server does not say
     */
    @Nullable
    Configuration read() {
        String answer = client.raw("/api/v1/namespaces/" + options.namespace() + "/configmaps/" + name);
        JsonNode text = answer == null
                ? Trees.object()
                : Trees.parse(answer).path("data").path(KEY);
        if (!text.isTextual()) {
            return null;
        }
        try {
            return Configuration.ofKept(Trees.parse(text.textValue()));
        } catch (RuntimeException e) {
            LOG.warnf("The ConfigMap %s holds no PrivateCluster that can be read: %s", name, e.getMessage());
            return null;
        }
    }

    /**
     * Keeps a configuration instead of the one before.
     *
     * @throws RuntimeException if the API server does not take it
     */
    void write(Configuration configuration) {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(options.namespace())
                .withName(name)
                .endMetadata()
                .withData(Map.of(KEY, configuration.kept().toString()))
                .build();
        client.resource(map).fieldManager(options.name()).forceConflicts().serverSideApply();
    }
}
