package dev.privatecluster.core.rules;

import static dev.privatecluster.core.rule.OtherObjects.Kind.INGRESS_CLASS;
import static dev.privatecluster.core.rule.OtherObjects.Kind.INGRESS_CLASS_PARAMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.KnownObjects;
import dev.privatecluster.testing.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InternetFacingLbTest {
    private static final Policy POLICY = Policies.usWest2("vpcEndpoints: [elasticloadbalancing, ec2]");
    private static final String INGRESS =
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: web, annotations: {alb.ingress.kubernetes.io/scheme: internet-facing}}
            spec: {ingressClassName: web}
            """;

    private static KnownObjects withScheme(String scheme) {
        return new KnownObjects()
                .with(
                        INGRESS_CLASS,
                        "metadata: {name: web}\nspec: {controller: ingress.k8s.aws/alb, parameters: {kind: IngressClassParams,"
                                + " name: ours}}")
                .with(INGRESS_CLASS_PARAMS, "metadata: {name: ours}\nspec: {scheme: %s}".formatted(scheme));
    }

    @Test
    void theParametersOfTheClassBeatTheAnnotation() {
        assertThat(Judgements.findings(INGRESS, POLICY, withScheme("internal"))).isEmpty();
        assertThat(Judgements.findings(INGRESS, POLICY, withScheme("null"))).hasSize(1);
        assertThat(Judgements.findings(INGRESS, POLICY, withScheme("internet-facing")))
                .hasSize(1);
    }

    @Test
    void anIngressOfAnotherControllerIsNoMatter() {
        KnownObjects known = new KnownObjects()
                .with(INGRESS_CLASS, "metadata: {name: web}\nspec: {controller: k8s.io/ingress-nginx}");

        assertThat(Judgements.findings(INGRESS, POLICY, known)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "[internet-facing]", "{scheme: internet-facing}", "{scheme: {a: b}}", "{scheme: null}"})
    void oddParametersAreNoMatter(String spec) {
        String parameters =
                "apiVersion: elbv2.k8s.aws/v1beta1\nkind: IngressClassParams\nmetadata: {name: web}\nspec: ";
        int expected = spec.equals("{scheme: internet-facing}") ? 1 : 0;

        assertThat(Judgements.findings(parameters + spec, POLICY, OtherObjects.UNKNOWN))
                .hasSize(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: LoadBalancer, loadBalancerClass: null}",
                "{type: LoadBalancer, loadBalancerClass: ''}",
                "{type: LoadBalancer}"
            })
    void withoutAClassAServiceIsInternetFacing(String spec) {
        String service =
                "apiVersion: v1\nkind: Service\nmetadata: {generateName: web-, annotations: null}\nspec: " + spec;

        assertThat(Judgements.findings(service, POLICY, OtherObjects.UNKNOWN))
                .containsExactly("WARN internet-facing-lb spec.type");
    }
}
