package dev.privatecluster.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.privatecluster.testing.Policies;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Clock;

/** The one PrivateCluster of an API server, and those who watch it. */
final class PrivateClusters {
    static final String NAME = "privateclusters.privatecluster.dev";
    static final String REGION = "us-west-2";

    private static final String DEFINITION =
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: privateclusters.privatecluster.dev
            spec:
              group: privatecluster.dev
              names: {kind: PrivateCluster, plural: privateclusters, singular: privatecluster}
              scope: Cluster
              versions:
              - name: v1alpha1
                served: true
                storage: true
                subresources: {status: {}}
                schema:
                  openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
            """;

    private final Kubectl kubectl;

    PrivateClusters(Kubectl kubectl) {
        this.kubectl = kubectl;
    }

    /** A client of the API server that kubectl speaks to. */
    static KubernetesClient client(Kubectl kubectl) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubectl.kubeconfig().toFile()))
                .build();
    }

    static ClusterPolicies policies(KubernetesClient client, ClusterOptions options) {
        ClusterPolicies policies = new ClusterPolicies(client, options, Policies.COMPILER, Clock.systemUTC());
        policies.start();
        return policies;
    }

    /** Makes the API server know the kind, with none of it there, whatever it knew before. */
    void define() {
        forget();
        kubectl.manifest(DEFINITION, "create").succeeded();
        Patience.until("PrivateClusters to be served")
                .until(() -> kubectl.run("get", NAME).exitCode() == 0);
    }

    /** Makes the API server forget the kind, and what is there of it. */
    void forget() {
        kubectl.succeed("delete", "crd", NAME, "--ignore-not-found");
    }

    /** Applies one that compiles, with more fields of its spec. */
    void apply(String... fields) {
        manifest(REGION, fields);
    }

    /** Applies one with two mistakes. */
    void breakIt() {
        manifest("us-nowhere-1", "mirorrs: []");
    }

    void delete() {
        kubectl.succeed("delete", NAME, "cluster");
    }

    JsonNode get() {
        return kubectl.get(NAME, "cluster");
    }

    /** Its condition {@code Ready}. */
    JsonNode ready() {
        for (JsonNode condition : get().at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition;
            }
        }
        return MissingNode.getInstance();
    }

    private void manifest(String region, String... fields) {
        String manifest = Policies.yaml(region, String.join("\n", fields));
        kubectl.manifest(manifest, "apply").succeeded();
    }
}
