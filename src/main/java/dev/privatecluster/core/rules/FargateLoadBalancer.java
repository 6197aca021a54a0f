package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.Feature.Stance;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.function.Consumer;

/** Load balancers of AWS in front of pods on Fargate. */
final class FargateLoadBalancer extends FeatureRule {
    private static final String TARGET_TYPE = AlbIngress.key("target-type");
    private static final String WHAT =
            "pods on Fargate have no node that a load balancer could send traffic to, only addresses of their own";

    FargateLoadBalancer(Facts facts) {
        super(
                facts.feature("fargate-load-balancer"),
                "Pods on Fargate run on no instance that a load balancer could have as a target. The AWS Load Balancer Controller"
                        + " and EKS Auto Mode can send traffic to the addresses of pods instead, if they are told so; the cloud"
                        + " provider of Kubernetes cannot.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        KubernetesObject object = examined.object();
        boolean isInNamespace = examined.policy().isOnFargate(object.namespace());
        LoadBalancerService service = LoadBalancerService.of(object);
        if (service != null) {
            checkService(service, isInNamespace, examined, findings);
        } else if (isInNamespace) {
            checkIngress(examined, findings);
        }
    }

    private void checkService(
            LoadBalancerService service, boolean isInNamespace, Examined examined, Consumer<Finding> findings) {
        JsonNode selector = service.object().node().path("spec").path("selector");
        boolean hasGoodTargets = stance(examined) != Stance.DENY && service.hasIpTargets() && !service.isInTree();
        if (hasGoodTargets) {
            return;
        }
        FieldPath path = service.hasIpTargets() ? LoadBalancerService.TYPE_PATH : service.targetTypePath();
        if (selector.has(Fargate.PROFILE) || (isInNamespace && selector.isObject() && !selector.isEmpty())) {
            report(examined, path, "LoadBalancer", WHAT, findings);
        } else if (isInNamespace) {
            // Whoever writes its endpoints knows what they are.
            reportDoubt(examined, path, "LoadBalancer", WHAT, findings);
        }
    }

    private void checkIngress(Examined examined, Consumer<Finding> findings) {
        AlbIngress ingress = AlbIngress.of(examined);
        if (ingress == null || ingress.controller() == AlbController.UNKNOWN) {
            return;
        }
        String annotation = examined.object().annotation(TARGET_TYPE);
        String ofClass = ingress.parameters().path("targetType").textValue();
        String targetType = ofClass == null ? annotation : ofClass;
        if ("ip".equals(targetType) && stance(examined) != Stance.DENY) {
            return;
        }
        if (annotation == null) {
            report(examined, ingress.path(), ingress.subject(), WHAT, findings);
        } else {
            report(examined, KubernetesObject.annotationPath(TARGET_TYPE), annotation, WHAT, findings);
        }
    }
}
