package dev.privatecluster.cluster;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** The API server of a test run, with the webhooks that it calls. */
final class TestCluster implements AutoCloseable {
    private final ControlPlane controlPlane;
    private final Kubectl kubectl;
    private final WebhookConfigurations configurations;
    private boolean servesCustomResources;

    TestCluster(Webhooks webhooks) {
        controlPlane = ControlPlane.start();
        kubectl = controlPlane.kubectl();
        configurations = new WebhookConfigurations(kubectl, webhooks);
    }

    /** A namespace that the API server made itself. */
    Kubectl existing(String name) {
        Kubectl there = kubectl.in(name);
        // Without it no pod can be created.
        Patience.until("the namespace's service account").until(() -> there.exists("serviceaccount", "default"));
        return there;
    }

    /** A new namespace that no webhook looks at. */
    Kubectl namespace(String name) {
        kubectl.succeed("create", "namespace", name);
        return existing(name);
    }

    /** A namespace that other tests may have made already. */
    Kubectl ensureNamespace(String name) {
        return kubectl.exists("namespace", name) ? existing(name) : namespace(name);
    }

    /** A service account, which pods that name it cannot be created without. */
    void ensureServiceAccount(String namespace, String name) {
        Kubectl there = existing(namespace);
        if (!there.exists("serviceaccount", name)) {
            there.succeed("create", "serviceaccount", name);
        }
    }

    /** A new namespace under a policy that is in force. */
    Kubectl namespace(String name, TestPolicy policy) {
        Kubectl there = namespace(name);
        govern(there, policy);
        return there;
    }

    /** Puts a namespace with all that is in it under a policy. */
    void govern(Kubectl there, TestPolicy policy) {
        configurations.govern(there.namespace(), policy);
    }

    /** A user all of whose requests are under a policy, wherever the object is. */
    Kubectl user(TestPolicy policy) {
        return configurations.user(policy);
    }

    /** A user whose requests fail when they are sent to a webhook. */
    Kubectl unansweredUser() {
        return configurations.unansweredUser();
    }

    /** Makes the API server take manifests of kinds that other controllers bring. */
    void serveCustomResources() {
        if (servesCustomResources) {
            return;
        }
        kubectl.manifest(
                        CustomResource.manifest(CustomResource.all().stream().map(CustomResource::definition)),
                        "create")
                .succeeded();
        String names = CustomResource.all().stream().map(CustomResource::name).collect(Collectors.joining(","));
        Patience.until("the custom resources to be served")
                .until(() -> kubectl.run("get", names).exitCode() == 0);
        servesCustomResources = true;
    }

    /** Stops the API server and starts it again, with what it had. */
    void restartApiServer() {
        controlPlane.restartApiServer();
    }

    /** Makes the API server take configurations of ours, by the definition that ships. */
    void serveConfigurations() {
        String definition = Folders.PROJECT
                .resolve("deploy/crd/privateclusters.privatecluster.dev.yaml")
                .toString();
        // Other tests define the kind in a way of their own.
        kubectl.succeed("delete", "--ignore-not-found", "--filename=" + definition);
        kubectl.succeed("apply", "--filename=" + definition);
        kubectl.succeed("wait", "--for=condition=Established", "--timeout=60s", "--filename=" + definition);
        Patience.until("configurations to be served")
                .until(() -> kubectl.run("get", "privateclusters").exitCode() == 0);
    }

    Path auditLog() {
        return controlPlane.auditLog();
    }

    @Override
    public void close() {
        controlPlane.close();
    }
}
