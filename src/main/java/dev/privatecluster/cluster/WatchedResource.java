package dev.privatecluster.cluster;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;

/**
 * What is watched.
 *
 * @param group its API group; empty for the core
 * @param versions those that can be read, best first
 * @param kind its kind
 * @param plural its name in paths
 * @param isNamespaced whether its objects are in namespaces
 */
record WatchedResource(String group, List<String> versions, String kind, String plural, boolean isNamespaced) {
    static final WatchedResource PRIVATE_CLUSTERS =
            global("privatecluster.dev", "PrivateCluster", "privateclusters", "v1alpha1");
    static final WatchedResource NAMESPACES = global("", "Namespace", "namespaces", "v1");
    static final WatchedResource SERVICE_ACCOUNTS =
            new WatchedResource("", List.of("v1"), "ServiceAccount", "serviceaccounts", true);
    static final WatchedResource INGRESS_CLASSES = global("networking.k8s.io", "IngressClass", "ingressclasses", "v1");
    static final WatchedResource INGRESS_CLASS_PARAMS =
            global("elbv2.k8s.aws", "IngressClassParams", "ingressclassparams", "v1beta1");
    static final WatchedResource AUTO_MODE_INGRESS_CLASS_PARAMS =
            global("eks.amazonaws.com", "IngressClassParams", "ingressclassparams", "v1");
    static final WatchedResource STORAGE_CLASSES = global("storage.k8s.io", "StorageClass", "storageclasses", "v1");
    static final WatchedResource GATEWAY_CLASSES =
            global("gateway.networking.k8s.io", "GatewayClass", "gatewayclasses", "v1", "v1beta1");

    private static WatchedResource global(String group, String kind, String plural, String... versions) {
        return new WatchedResource(group, List.of(versions), kind, plural, false);
    }

    /** Its name where it has to be unique. */
    String name() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** Where the API server answers for a version of its group. */
    String path(String version) {
        return group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
    }

    ResourceDefinitionContext context(String version) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(isNamespaced)
                .build();
    }
}
