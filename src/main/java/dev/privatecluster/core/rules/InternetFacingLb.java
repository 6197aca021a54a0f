package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.Set;
import java.util.function.Consumer;

/** Load balancers that are to face the internet. */
final class InternetFacingLb extends FeatureRule {
    private static final String INTERNET_FACING = "internet-facing";
    private static final String SCHEME = "scheme";
    private static final String INTERNAL = "internal";
    private static final String ON_INGRESS = AlbIngress.key(SCHEME);
    private static final Set<String> GROUPS_OF_PARAMETERS = Set.of("elbv2.k8s.aws", "eks.amazonaws.com");
    private static final String WHAT = "a load balancer that faces the internet needs an internet gateway in the VPC";

    InternetFacingLb(Facts facts) {
        super(
                facts.feature("internet-facing-lb"),
                "An internet-facing load balancer needs subnets with a route to an internet gateway, which the VPC of a cluster"
                        + " without internet access commonly has none of. A Service that says nothing about it gets an internet-facing"
                        + " one from the cloud provider of Kubernetes, and an internal one from the AWS Load Balancer Controller.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        KubernetesObject object = examined.object();
        LoadBalancerService service = LoadBalancerService.of(object);
        if (service != null) {
            checkService(service, examined, findings);
        } else if (definesScheme(object)) {
            String scheme = object.node().path("spec").path(SCHEME).asText();
            if (scheme.equals(INTERNET_FACING)) {
                FieldPath path = FieldPath.ROOT.field("spec").field(SCHEME);
                report(examined, path, INTERNET_FACING, WHAT, findings);
            }
        } else if (INTERNET_FACING.equals(object.annotation(ON_INGRESS))) {
            checkIngress(examined, findings);
        }
    }

    private static boolean definesScheme(KubernetesObject object) {
        return (object.kind().equals("IngressClassParams") && GROUPS_OF_PARAMETERS.contains(object.group()))
                || object.is("gateway.k8s.aws", "LoadBalancerConfiguration");
    }

    /** The parameters of its class beat the annotation, and are judged themselves. */
    private void checkIngress(Examined examined, Consumer<Finding> findings) {
        AlbIngress ingress = AlbIngress.of(examined);
        if (ingress != null && !ingress.parameters().path(SCHEME).asText().equals(INTERNAL)) {
            report(examined, KubernetesObject.annotationPath(ON_INGRESS), INTERNET_FACING, WHAT, findings);
        }
    }

    private void checkService(LoadBalancerService service, Examined examined, Consumer<Finding> findings) {
        String scheme = service.annotation(SCHEME);
        String internal = service.annotation(INTERNAL);
        if (scheme.equals(INTERNET_FACING)) {
            reportAnnotation(SCHEME, scheme, examined, findings);
        } else if (scheme.isEmpty() && internal.equals("false")) {
            reportAnnotation(INTERNAL, internal, examined, findings);
        } else if (scheme.isEmpty() && internal.isEmpty() && service.isInTree()) {
            String byDefault = "without a class or an annotation this becomes an internet-facing load balancer, which"
                    + " needs an internet gateway in the VPC";
            report(examined, LoadBalancerService.TYPE_PATH, "LoadBalancer", byDefault, findings);
        }
    }

    private void reportAnnotation(String name, String value, Examined examined, Consumer<Finding> findings) {
        FieldPath path = KubernetesObject.annotationPath(LoadBalancerService.key(name));
        report(examined, path, value, WHAT, findings);
    }
}
