package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Ingresses whose controller has to look for a certificate in ACM, or to order one. */
final class AlbCertDiscovery extends FeatureRule {
    private static final String LISTEN_PORTS = AlbIngress.key("listen-ports");
    private static final String CERTIFICATE = AlbIngress.key("certificate-arn");
    private static final String CREATE = AlbIngress.key("create-acm-cert");

    AlbCertDiscovery(Facts facts) {
        super(
                facts.feature("alb-cert-discovery"),
                "Where an Ingress wants HTTPS and names no certificate, the AWS Load Balancer Controller looks for one in ACM that"
                        + " fits its hosts. Without an endpoint for ACM it never gets an answer.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        AlbIngress ingress = AlbIngress.of(examined);
        // The controller of EKS Auto Mode calls from outside the VPC.
        if (ingress == null || ingress.controller() == AlbController.AUTO_MODE) {
            return;
        }
        KubernetesObject object = examined.object();
        if (hasText(object.annotation(CERTIFICATE)) || namesCertificate(ingress.parameters())) {
            return;
        }
        if ("true".equals(object.annotation(CREATE))) {
            report(CREATE, "the controller orders a certificate from ACM", examined, findings);
        } else if (wantsHttps(object) && hasHosts(object.node().path("spec"))) {
            report(LISTEN_PORTS, "without " + CERTIFICATE + " the controller looks in ACM", examined, findings);
        }
    }

    private void report(String key, String what, Examined examined, Consumer<Finding> findings) {
        List<String> endpoints = demand(examined).endpoints();
        reportMissing(endpoints, examined, KubernetesObject.annotationPath(key), key, what, findings);
    }

    /** The annotation is JSON, a list such as {@code [{"HTTP": 80}, {"HTTPS": 443}]}. */
    private static boolean wantsHttps(KubernetesObject object) {
        String ports = object.annotation(LISTEN_PORTS);
        return ports != null && ports.contains("\"HTTPS\"");
    }

    private static boolean hasHosts(JsonNode spec) {
        for (JsonNode rule : spec.path("rules")) {
            if (hasText(rule.path("host").textValue())) {
                return true;
            }
        }
        for (JsonNode tls : spec.path("tls")) {
            if (!tls.path("hosts").isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** A list, under another name in EKS Auto Mode. */
    private static boolean namesCertificate(JsonNode parameters) {
        return !parameters.path("certificateArn").isEmpty()
                || !parameters.path("certificateARNs").isEmpty();
    }

    private static boolean hasText(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
