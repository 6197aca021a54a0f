package dev.privatecluster.cluster;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where in the cluster the webhook runs.
 *
 * @param namespace the namespace of its own objects
 * @param name what its Lease, Secret, ConfigMap and Service are called, or begin with
 * @param identity tells this replica from the others
 * @param registration the webhook configurations to keep registered, as YAML without an authority; null when somebody else
 *     registers them
 */
public record ClusterOptions(String namespace, String name, String identity, @Nullable Path registration) {}
