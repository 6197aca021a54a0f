package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Ingresses that ask for WAF or Shield. */
final class AlbWafShieldAnnotations extends FeatureRule {
    private static final List<String> WITHOUT_ENDPOINT = List.of(
            AlbIngress.key("waf-acl-id"), AlbIngress.key("web-acl-id"), AlbIngress.key("shield-advanced-protection"));
    private static final List<String> OF_WAF_V2 =
            List.of(AlbIngress.key("wafv2-acl-arn"), AlbIngress.key("wafv2-acl-name"));
    private static final Set<String> OFF = Set.of("", "none", "false");

    AlbWafShieldAnnotations(Facts facts) {
        super(
                facts.feature("alb-waf-shield-annotations"),
                "WAF Classic and Shield have no VPC endpoint, so that a controller in the cluster hangs on calls to them. WAFv2"
                        + " has one.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        AlbIngress ingress = AlbIngress.of(examined);
        // The controller of EKS Auto Mode calls from outside the VPC.
        if (ingress == null || ingress.controller() == AlbController.AUTO_MODE) {
            return;
        }
        for (String key : WITHOUT_ENDPOINT) {
            if (isOn(key, examined)) {
                FieldPath path = KubernetesObject.annotationPath(key);
                report(examined, path, key, "the controller calls WAF Classic or Shield for this", findings);
            }
        }
        for (String key : OF_WAF_V2) {
            if (isOn(key, examined)) {
                List<String> endpoints = demand(examined).endpoints();
                FieldPath path = KubernetesObject.annotationPath(key);
                reportMissing(endpoints, examined, path, key, "the controller calls WAFv2 for this", findings);
            }
        }
    }

    private static boolean isOn(String key, Examined examined) {
        String value = examined.object().annotation(key);
        return value != null && !OFF.contains(value.strip().toLowerCase(Locale.ROOT));
    }
}
