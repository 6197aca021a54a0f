package dev.privatecluster.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/** Tells the API server of the webhooks, each for the namespaces that carry its policy's label. */
final class WebhookConfigurations {
    private static final String EXAMPLE = Folders.read(Folders.PROJECT.resolve("deploy/examples/webhooks.yaml"));
    private static final String SELECTOR = "matchExpressions:\n    ";
    private static final String LABEL = "test.privatecluster.dev/policy";

    /** No reference at all: refused or warned about under every policy. In a manifest, since "kubectl run" refuses it. */
    private static final String PROBE = Manifests.pod("probe", "nginx@sha256:short");

    private final Kubectl kubectl;
    private final Webhooks webhooks;
    private final Set<TestPolicy> registered = new HashSet<>();

    WebhookConfigurations(Kubectl kubectl, Webhooks webhooks) {
        this.kubectl = kubectl;
        this.webhooks = webhooks;
    }

    /** Puts a namespace under a policy, and waits until the API server acts on it. */
    void govern(String namespace, TestPolicy policy) {
        if (registered.add(policy)) {
            register(policy);
        }
        kubectl.succeed("label", "namespace", namespace, "%s=%s".formatted(LABEL, policy.id()));
        Kubectl there = kubectl.in(namespace);
        Patience.until("the validating webhook to be called").until(() -> judges(there, policy));
        if (policy.enforces()) {
            Patience.until("the mutating webhook to be called").until(() -> rewrites(there));
        }
    }

    /** As the example for users has it, with a name and a label beside, so that several policies are served at once. */
    private void register(TestPolicy policy) {
        WebhookProcess webhook = webhooks.serving(policy);
        String configurations = EXAMPLE.replace("${WEBHOOK_URL}", "https://127.0.0.1:" + webhook.port())
                .replace("${CA_BUNDLE}", authority(webhook))
                .replace("name: private-cluster-webhook", "name: private-cluster-webhook-" + policy.id())
                .replace(
                        SELECTOR,
                        SELECTOR + "- {key: %s, operator: In, values: [%s]}\n    ".formatted(LABEL, policy.id()));
        kubectl.manifest(configurations, "apply").succeeded();
    }

    private static String authority(WebhookProcess webhook) {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(webhook.authority()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean judges(Kubectl kubectl, TestPolicy policy) {
        Command probe = kubectl.manifest(PROBE, "create", "--dry-run=server");
        return policy.enforces()
                ? probe.stderr().contains("denied the request")
                : probe.stderr().contains("Warning:");
    }

    private static boolean rewrites(Kubectl kubectl) {
        return kubectl.run("run", "probe", "--image=probe:1", "--dry-run=server", "--output=json")
                .stdout()
                .contains(TestPolicy.REGISTRY);
    }
}
