package dev.privatecluster.cluster;

import dev.privatecluster.certificates.KeptCertificates;
import dev.privatecluster.input.InputException;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Secret that the certificates are kept in. */
final class CertificateSecret {
    private static final String TYPE = "kubernetes.io/tls";

    private final KubernetesClient client;
    private final String namespace;
    private final String name;

    CertificateSecret(KubernetesClient client, ClusterOptions options) {
        this.client = client;
        namespace = options.namespace();
        name = options.name() + "-tls";
    }

    /**
     * What is there.
     *
     * @param secret the object, if there is one
     * @param kept the certificates, if it holds usable ones
     * @param problem why it does not, or that there is no object
     */
    record Found(@Nullable Secret secret, Optional<KeptCertificates> kept, String problem) {}

    Resource<Secret> resource() {
        return client.secrets().inNamespace(namespace).withName(name);
    }

    Found read() {
        Secret secret = resource().get();
        if (secret == null) {
            return new Found(null, Optional.empty(), this + " is not there");
        }
        try {
            return new Found(secret, Optional.of(KeptCertificates.read(toString(), parts(secret))), "");
        } catch (InputException e) {
            return new Found(secret, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /** Puts certificates in the place of what was found; fails where that has changed meanwhile. */
    void replace(@Nullable Secret found, KeptCertificates kept) {
        if (found != null && canBeUpdated(found)) {
            client.resource(new SecretBuilder(found).withData(data(kept)).build())
                    .update();
            return;
        }
        if (found != null) {
            client.resource(found)
                    .lockResourceVersion(found.getMetadata().getResourceVersion())
                    .delete();
        }
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .endMetadata()
                        .withType(TYPE)
                        .withData(data(kept))
                        .build())
                .create();
    }

    /** A type stays for ever, and so does everything where somebody has said so. */
    private static boolean canBeUpdated(Secret secret) {
        return TYPE.equals(secret.getType()) && !Boolean.TRUE.equals(secret.getImmutable());
    }

    private static Map<String, String> parts(Secret secret) {
        Map<String, String> parts = new HashMap<>();
        if (secret.getData() != null) {
            secret.getData()
                    .forEach((part, text) ->
                            parts.put(part, new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)));
        }
        return parts;
    }

    private static Map<String, String> data(KeptCertificates kept) {
        Map<String, String> data = new HashMap<>();
        kept.parts()
                .forEach((part, text) ->
                        data.put(part, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
        return data;
    }

    @Override
    public String toString() {
        return "Secret " + namespace + "/" + name;
    }
}
