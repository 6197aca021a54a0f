package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.Feature.Stance;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Objects that a controller makes load balancers of AWS of. */
final class AlbIngressObjects extends FeatureRule {
    private static final String GATEWAY_API = "gateway.networking.k8s.io";
    private static final String AUTO_MODE_GROUP = "eks.amazonaws.com";
    private static final FieldPath SPEC = FieldPath.ROOT.field("spec");
    private static final String IN_CLUSTER = "the controller behind this calls Elastic Load Balancing and EC2";
    private static final String IN_CLUSTER_BY_CONVENTION =
            IN_CLUSTER + ", unless EKS Auto Mode runs it, in which case the rule is to be set to Warn or Ignore";
    private static final String AUTO_MODE =
            "this is for EKS Auto Mode, which the rules of 2020 know nothing of; its controller runs outside the VPC and"
                    + " needs no endpoint in it";
    private static final String UNKNOWN =
            "nobody can tell here whether the controller behind this makes an ALB or NLB; if so it calls Elastic Load"
                    + " Balancing and EC2";

    AlbIngressObjects(Facts facts) {
        super(
                facts.feature("alb-ingress-objects"),
                "A controller makes load balancers of such objects with calls to Elastic Load Balancing and EC2. Without their"
                        + " endpoints it never finishes, and the object never gets an address. The controllers of EKS Auto Mode run"
                        + " outside the VPC and need no endpoint in it.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        KubernetesObject object = examined.object();
        AlbIngress ingress = AlbIngress.of(examined);
        if (ingress != null) {
            report(ingress.controller(), examined, ingress.path(), ingress.subject(), findings);
        } else if (object.is("", "Service")) {
            checkService(examined, findings);
        } else if (object.is("networking.k8s.io", "IngressClass")) {
            checkClass(AlbController.ofIngressClass(object.node()), "controller", examined, findings);
        } else if (object.is(GATEWAY_API, "GatewayClass")) {
            checkClass(AlbController.ofGatewayClass(object.node()), "controllerName", examined, findings);
        } else if (object.is(GATEWAY_API, "Gateway")) {
            checkGateway(examined, findings);
        } else if (isOfItsKinds(object)) {
            boolean isForAutoMode = object.group().equals(AUTO_MODE_GROUP);
            AlbController controller = isForAutoMode ? AlbController.AUTO_MODE : AlbController.IN_CLUSTER;
            report(controller, examined, FieldPath.ROOT.field("kind"), object.kind(), findings);
        }
    }

    private void checkClass(
            @Nullable AlbController controller, String field, Examined examined, Consumer<Finding> findings) {
        if (controller != null) {
            String name = examined.object().node().path("spec").path(field).asText();
            report(controller, examined, SPEC.field(field), name, findings);
        }
    }

    private void checkService(Examined examined, Consumer<Finding> findings) {
        LoadBalancerService service = LoadBalancerService.of(examined.object());
        AlbController controller = service == null ? null : service.controller();
        if (service != null && controller != null) {
            report(controller, examined, service.controllerPath(), service.controllerSubject(), findings);
        }
    }

    /** Many controllers serve Gateways, and names of classes are free: only a name that speaks of AWS raises a doubt. */
    private void checkGateway(Examined examined, Consumer<Finding> findings) {
        String name =
                examined.object().node().path("spec").path("gatewayClassName").asText();
        OtherObjects others = examined.others();
        JsonNode known = others.find(OtherObjects.Kind.GATEWAY_CLASS, "", name);
        AlbController controller = null;
        if (known != null) {
            controller = AlbController.ofGatewayClass(known);
        } else if (!others.areComplete(OtherObjects.Kind.GATEWAY_CLASS)
                && (name.contains("alb") || name.contains("nlb"))) {
            controller = AlbController.UNKNOWN;
        }
        if (controller != null) {
            report(controller, examined, SPEC.field("gatewayClassName"), name, findings);
        }
    }

    private void report(
            AlbController controller, Examined examined, FieldPath path, String subject, Consumer<Finding> findings) {
        switch (controller) {
            case IN_CLUSTER -> report(examined, path, subject, IN_CLUSTER, findings);
            case IN_CLUSTER_BY_CONVENTION -> report(examined, path, subject, IN_CLUSTER_BY_CONVENTION, findings);
            case UNKNOWN -> reportDoubt(examined, path, subject, UNKNOWN, findings);
            case AUTO_MODE -> {
                // What is refused whatever endpoints there are is refused with EKS Auto Mode too, which came later.
                if (stance(examined) == Stance.DENY) {
                    report(examined, path, subject, AUTO_MODE, findings);
                }
            }
        }
    }
}
