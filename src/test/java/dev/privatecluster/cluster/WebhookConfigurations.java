package dev.privatecluster.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.input.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells the API server of the webhooks, as the example for users has them, each for a part of the requests, so that
 * several policies are served at once: for the namespaces that carry its policy's label, or for a user of its own.
 */
final class WebhookConfigurations {
    private static final String EXAMPLE = Folders.read(Folders.PROJECT.resolve("deploy/examples/webhooks.yaml"));
    private static final String LABEL = "test.privatecluster.dev/policy";
    private static final String UNANSWERED = "unanswered";

    /** No reference at all: refused or warned about under every policy. In a manifest, since "kubectl run" refuses it. */
    private static final String PROBE = Manifests.pod("probe", "nginx@sha256:short");

    private final Kubectl kubectl;
    private final Webhooks webhooks;
    private final Set<String> registered = new HashSet<>();

    WebhookConfigurations(Kubectl kubectl, Webhooks webhooks) {
        this.kubectl = kubectl;
        this.webhooks = webhooks;
    }

    /** Puts a namespace under a policy, and waits until the API server acts on it. */
    void govern(String namespace, TestPolicy policy) {
        String id = policy.id();
        if (registered.add(id)) {
            WebhookProcess webhook = webhooks.serving(policy);
            register(id, webhook.port(), webhook.authority(), list -> selectNamespaces(list, id));
        }
        kubectl.succeed("label", "namespace", namespace, "%s=%s".formatted(LABEL, id));
        awaitForce(kubectl.in(namespace), policy);
    }

    /**
     * A user all of whose requests are under a policy, wherever the object is. What the webhook does not answer fails,
     * even where everybody else's request would pass.
     */
    Kubectl user(TestPolicy policy) {
        String id = "user-of-" + policy.id();
        Kubectl user = kubectl.as(id);
        if (registered.add(id)) {
            WebhookProcess webhook = webhooks.serving(policy);
            register(id, webhook.port(), webhook.authority(), list -> selectUser(list, id));
            awaitForce(user, policy);
        }
        return user;
    }

    /** A user whose requests fail when they are sent to a webhook: nobody answers it. */
    Kubectl unansweredUser() {
        Kubectl user = kubectl.as(UNANSWERED);
        if (registered.add(UNANSWERED)) {
            // Nobody listens on port 1; the authority is any.
            Path authority = webhooks.serving(TestPolicy.AUDIT).authority();
            register(UNANSWERED, 1, authority, list -> selectUser(list, UNANSWERED));
            Patience.until("the webhook to be called")
                    .until(() -> user.run("create", "serviceaccount", "probe", "--dry-run=server")
                                    .exitCode()
                            != 0);
        }
        return user;
    }

    private void register(String id, int port, Path authority, Consumer<JsonNode> selection) {
        String text = EXAMPLE.replace("${WEBHOOK_URL}", "https://127.0.0.1:" + port)
                .replace("${CA_BUNDLE}", inBase64(authority));
        StringBuilder configurations = new StringBuilder();
        for (String document : text.split("\n---\n", -1)) {
            JsonNode configuration = YamlReader.read("webhooks.yaml", document).root();
            ((ObjectNode) configuration.path("metadata")).put("name", "private-cluster-webhook-" + id);
            selection.accept(configuration.path("webhooks"));
            configurations.append("---\n").append(configuration).append('\n');
        }
        kubectl.manifest(configurations.toString(), "apply").succeeded();
    }

    /** Leaves out what is called for objects in no namespace. */
    private static void selectNamespaces(JsonNode list, String id) {
        for (Iterator<JsonNode> entries = list.elements(); entries.hasNext(); ) {
            JsonNode selector = entries.next().path("namespaceSelector");
            if (selector.isObject()) {
                ObjectNode expression =
                        ((ObjectNode) selector).withArray("matchExpressions").addObject();
                expression
                        .put("key", LABEL)
                        .put("operator", "In")
                        .putArray("values")
                        .add(id);
            } else {
                entries.remove();
            }
        }
    }

    private static void selectUser(JsonNode list, String id) {
        for (JsonNode entry : list) {
            ObjectNode webhook = (ObjectNode) entry;
            webhook.put("failurePolicy", "Fail");
            webhook.withArray("matchConditions")
                    .addObject()
                    .put("name", "user")
                    .put("expression", "request.userInfo.username == '%s'".formatted(id));
        }
    }

    private static String inBase64(Path file) {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void awaitForce(Kubectl kubectl, TestPolicy policy) {
        Patience.until("the validating webhook to be called").until(() -> judges(kubectl, policy));
        if (policy.enforces()) {
            Patience.until("the mutating webhook to be called").until(() -> rewrites(kubectl));
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
