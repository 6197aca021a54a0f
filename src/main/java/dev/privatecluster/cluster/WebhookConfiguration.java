package dev.privatecluster.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A configuration that tells the API server what to send to the webhook.
 *
 * @param kind MutatingWebhookConfiguration or ValidatingWebhookConfiguration
 * @param name of the object
 * @param body the object, without an authority to trust
 */
record WebhookConfiguration(String kind, String name, JsonNode body) {
    private static final String GROUP = "admissionregistration.k8s.io";
    private static final String VERSION = "v1";
    static final String API_VERSION = GROUP + "/" + VERSION;

    ResourceDefinitionContext type() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(GROUP)
                .withVersion(VERSION)
                .withKind(kind)
                .withPlural(kind.toLowerCase(Locale.ROOT) + "s")
                .withNamespaced(false)
                .build();
    }

    /**
     * The object as it is to be.
     *
     * @param authorities to trust, in PEM
     */
    JsonNode complete(String authorities, Optional<OwnerReference> owner) {
        ObjectNode complete = body.deepCopy();
        String bundle = Base64.getEncoder().encodeToString(authorities.getBytes(StandardCharsets.UTF_8));
        for (JsonNode webhook : complete.path("webhooks")) {
            ((ObjectNode) webhook.path("clientConfig")).put("caBundle", bundle);
        }
        owner.ifPresent(found -> ((ObjectNode) complete.path("metadata"))
                .putArray("ownerReferences")
                .addObject()
                .put("apiVersion", found.getApiVersion())
                .put("kind", found.getKind())
                .put("name", found.getName())
                .put("uid", found.getUid()));
        return complete;
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
