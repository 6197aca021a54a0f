package dev.privatecluster.cluster;

import dev.privatecluster.input.InputException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in the cluster the webhook runs.
 *
 * @param namespace the namespace of its own objects
 * @param name what its Lease, Secret, ConfigMap and Service are called, or begin with
 * @param identity tells this replica from the others
 * @param registration the webhook configurations to keep registered, as YAML without an authority; null when somebody else
 *     registers them
 * @param owner the ClusterRole that the webhook configurations go away with; null when they stay
 */
public record ClusterOptions(
        String namespace, String name, String identity, @Nullable Path registration, @Nullable String owner) {
    private static final String OWNER_KIND = "ClusterRole/";

    /** Without an owner. */
    public ClusterOptions(String namespace, String name, String identity, @Nullable Path registration) {
        this(namespace, name, identity, registration, null);
    }

    /**
     * The name of an owner as users give it.
     *
     * @param text {@code ClusterRole/NAME}
     * @throws InputException if it is anything else
     */
    public static String ownerName(String text) {
        if (!text.startsWith(OWNER_KIND) || text.length() == OWNER_KIND.length()) {
            throw new InputException(
                    "'" + text + "' cannot own webhook configurations; give a cluster-scoped ClusterRole/NAME");
        }
        return text.substring(OWNER_KIND.length());
    }

    /** The names under which the Service is reached inside the cluster. */
    public List<String> serviceNames() {
        String service = name + "." + namespace;
        return List.of(service + ".svc", service + ".svc.cluster.local", service);
    }
}
