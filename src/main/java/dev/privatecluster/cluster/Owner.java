package dev.privatecluster.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** The ClusterRole that what is registered goes away with. */
final class Owner {
    private static final String GROUP = "rbac.authorization.k8s.io";
    private static final String VERSION = "v1";
    private static final String KIND = "ClusterRole";
    private static final ResourceDefinitionContext TYPE = new ResourceDefinitionContext.Builder()
            .withGroup(GROUP)
            .withVersion(VERSION)
            .withKind(KIND)
            .withPlural("clusterroles")
            .withNamespaced(false)
            .build();

    private Owner() {}

    /**
     * How it is referred to.
     *
     * @throws IllegalStateException if it is not there, or is going away
     */
    static OwnerReference find(KubernetesClient client, String name) {
        GenericKubernetesResource found =
                client.genericKubernetesResources(TYPE).withName(name).get();
        // What refers to an owner that is not there is deleted by the garbage collector, again and again.
        if (found == null || found.getMetadata().getDeletionTimestamp() != null) {
            throw new IllegalStateException(KIND + " " + name + ", which is to own them, is not there");
        }
        return new OwnerReferenceBuilder()
                .withApiVersion(GROUP + "/" + VERSION)
                .withKind(KIND)
                .withName(name)
                .withUid(found.getMetadata().getUid())
                .build();
    }
}
