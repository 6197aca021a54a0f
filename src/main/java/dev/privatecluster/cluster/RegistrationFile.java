package dev.privatecluster.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.input.InputException;
import dev.privatecluster.input.YamlDocument;
import dev.privatecluster.input.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The webhook configurations to register, as they stand in a file.
 *
 * @param configurations at least one
 */
public record RegistrationFile(List<WebhookConfiguration> configurations) {
    private static final Set<String> KINDS = Set.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

    public RegistrationFile {
        configurations = List.copyOf(configurations);
    }

    /**
     * Reads one.
     *
     * @throws InputException if it cannot be read, or holds anything but webhook configurations without an authority
     */
    public static RegistrationFile read(Path file) {
        String name = file.toString();
        List<YamlDocument> documents = YamlReader.readAll(name, text(file));
        if (documents.isEmpty()) {
            throw new InputException(name + ": is empty; webhook configurations are expected");
        }
        List<WebhookConfiguration> configurations =
                documents.stream().map(RegistrationFile::configuration).toList();
        Set<String> seen = new HashSet<>();
        for (WebhookConfiguration one : configurations) {
            if (!seen.add(one.toString())) {
                throw new InputException(name + ": " + one + " stands there twice");
            }
        }
        return new RegistrationFile(configurations);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e, e);
        }
    }

    private static WebhookConfiguration configuration(YamlDocument document) {
        for (YamlDocument.Located duplicate : document.duplicates()) {
            throw new InputException(document.name() + ":" + duplicate.line() + ": " + duplicate.message());
        }
        JsonNode root = document.root();
        require(
                document,
                "apiVersion",
                root.path("apiVersion").asText().equals(WebhookConfiguration.API_VERSION),
                "has to be " + WebhookConfiguration.API_VERSION);
        String kind = root.path("kind").asText();
        require(
                document,
                "kind",
                KINDS.contains(kind),
                "has to be one of " + KINDS.stream().sorted().toList());
        JsonNode name = root.path("metadata").path("name");
        require(document, "metadata.name", name.isTextual() && !name.asText().isEmpty(), "is missing");
        JsonNode webhooks = root.path("webhooks");
        require(document, "webhooks", webhooks.isArray() && !webhooks.isEmpty(), "are missing");
        for (int index = 0; index < webhooks.size(); index++) {
            checkWebhook(document, webhooks.path(index), "webhooks[" + index + "]");
        }
        return new WebhookConfiguration(kind, name.asText(), root);
    }

    private static void checkWebhook(YamlDocument document, JsonNode webhook, String path) {
        require(document, path + ".name", webhook.path("name").isTextual(), "is missing");
        JsonNode client = webhook.path("clientConfig");
        require(
                document,
                path + ".clientConfig",
                client.path("url").isTextual() != client.path("service").isObject(),
                "has to hold either service or url");
        require(
                document,
                path + ".clientConfig.caBundle",
                !client.has("caBundle"),
                "is filled in by the webhook; take it out");
    }

    private static void require(YamlDocument document, String field, boolean fulfilled, String sentence) {
        if (!fulfilled) {
            throw new InputException(document.name() + ":" + document.lineOf(field) + ": " + field + " " + sentence);
        }
    }
}
