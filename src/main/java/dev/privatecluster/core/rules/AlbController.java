package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Who makes load balancers of AWS for the objects of a cluster. */
enum AlbController {
    /** A controller that runs in the cluster, and calls AWS from there. */
    IN_CLUSTER,
    /** The same by convention; it may be EKS Auto Mode as well. */
    IN_CLUSTER_BY_CONVENTION,
    /** EKS Auto Mode, whose controllers run outside the VPC. */
    AUTO_MODE,
    /** A controller of AWS or any other. */
    UNKNOWN;

    /** The controller that an IngressClass names, or null when it is none of AWS. */
    static @Nullable AlbController ofIngressClass(JsonNode ingressClass) {
        return switch (ingressClass.path("spec").path("controller").asText()) {
            case "ingress.k8s.aws/alb" -> IN_CLUSTER;
            case "eks.amazonaws.com/alb" -> AUTO_MODE;
            default -> null;
        };
    }

    /** The controller that a GatewayClass names, or null when it is none of AWS. */
    static @Nullable AlbController ofGatewayClass(JsonNode gatewayClass) {
        return switch (gatewayClass.path("spec").path("controllerName").asText()) {
            case "gateway.k8s.aws/alb", "gateway.k8s.aws/nlb" -> IN_CLUSTER;
            default -> null;
        };
    }
}
