package dev.privatecluster.cluster;

import java.nio.file.Path;

/** The API server of a test run, with the webhooks that it calls. */
final class TestCluster implements AutoCloseable {
    private final ControlPlane controlPlane;
    private final Kubectl kubectl;
    private final WebhookConfigurations configurations;

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

    Path auditLog() {
        return controlPlane.auditLog();
    }

    @Override
    public void close() {
        controlPlane.close();
    }
}
