package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.input.InputException;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegistrationFileTest {
    private static final String ONE =
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: MutatingWebhookConfiguration
            metadata:
              name: webhook
            webhooks:
            - name: pods.example.com
              clientConfig: {url: "https://127.0.0.1/mutate"}
            - name: more.example.com
              clientConfig:
                service: {name: webhook, namespace: system}
            """;

    @TempDir
    Path folder;

    private RegistrationFile read(String text) throws IOException {
        return RegistrationFile.read(Files.writeString(folder.resolve("webhooks.yaml"), text));
    }

    private void refuses(String text, String... reasons) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("webhooks.yaml").toString())
                .hasMessageContainingAll(reasons);
    }

    @Test
    void readsAllConfigurations() throws IOException {
        RegistrationFile file = read("---\n" + ONE + "---\n# nothing\n---\n" + ONE.replace("Mutating", "Validating"));

        assertThat(file.configurations())
                .extracting(WebhookConfiguration::toString)
                .containsExactly("MutatingWebhookConfiguration webhook", "ValidatingWebhookConfiguration webhook");
    }

    @Test
    void fillsInTheAuthoritiesEverywhereAndTheOwner() throws IOException {
        WebhookConfiguration configuration = read(ONE).configurations().get(0);
        String bundle = Base64.getEncoder().encodeToString("authorities".getBytes(StandardCharsets.UTF_8));

        JsonNode complete = configuration.complete(
                "authorities",
                Optional.of(new OwnerReferenceBuilder()
                        .withKind("ClusterRole")
                        .withUid("1")
                        .build()));

        assertThat(complete.findValuesAsText("caBundle")).containsExactly(bundle, bundle);
        assertThat(complete.at("/metadata/ownerReferences/0/uid").asText()).isEqualTo("1");
        assertThat(configuration.body().findValues("caBundle")).isEmpty();
    }

    @Test
    void refusesAFileThatIsMissingEmptyOrNoYaml() {
        assertThatThrownBy(() -> RegistrationFile.read(folder.resolve("nothing.yaml")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nothing.yaml: cannot be read");
        refuses("# nothing", "is empty; webhook configurations are expected");
        refuses("a: [", "is no valid YAML");
    }

    @Test
    void refusesWhatIsNoWebhookConfiguration() {
        refuses("[]", ": apiVersion has to be admissionregistration.k8s.io/v1");
        refuses(ONE.replace("k8s.io/v1", "k8s.io/v1beta1"), ":1: apiVersion has to be");
        refuses(ONE.replace("MutatingWebhookConfiguration", "Secret"), ":2: kind has to be one of");
        refuses(ONE.replace("name: webhook\nwebhooks", "labels: {}\nwebhooks"), ":3: metadata.name is missing");
        refuses(ONE.replace("webhooks:\n", "hooks:\n"), "webhooks are missing");
    }

    @Test
    void refusesWebhooksThatCannotBeCompleted() {
        refuses(ONE.replace("- name: more.example.com\n  ", "- "), ":8: webhooks[1].name is missing");
        refuses(
                ONE.replace("url: \"https://127.0.0.1/mutate\"", ""),
                ":7: webhooks[0].clientConfig has to hold either service or url");
        refuses(
                ONE.replace("url: \"https://127.0.0.1/mutate\"", "url: a, caBundle: b"),
                ":7: webhooks[0].clientConfig.caBundle is filled in by the webhook; take it out");
    }

    @Test
    void refusesWhatStandsThereTwice() {
        refuses(ONE + "---\n" + ONE, "MutatingWebhookConfiguration webhook stands there twice");
        refuses(ONE + "kind: Secret\n", ":11: kind: stands here for the second time");
    }

    @Test
    void takesAClusterRoleAsOwnerAndNothingElse() {
        assertThat(ClusterOptions.ownerName("ClusterRole/webhook")).isEqualTo("webhook");
        for (String other : new String[] {"ClusterRole/", "Role/webhook", "webhook"}) {
            assertThatThrownBy(() -> ClusterOptions.ownerName(other))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("give a cluster-scoped ClusterRole/NAME");
        }
    }
}
