package dev.privatecluster.core.rules;

import static dev.privatecluster.core.rule.OtherObjects.Kind.INGRESS_CLASS;
import static dev.privatecluster.core.rule.OtherObjects.Kind.INGRESS_CLASS_PARAMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.KnownObjects;
import dev.privatecluster.testing.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AlbCertDiscoveryTest {
    private static final Policy POLICY = Policies.usWest2("vpcEndpoints: [elasticloadbalancing, ec2]");
    private static final String HTTPS = "alb.ingress.kubernetes.io/listen-ports: '[{\"HTTPS\": 443}]'";
    private static final String FOUND =
            "WARN alb-cert-discovery metadata.annotations[alb.ingress.kubernetes.io/listen-ports]";
    private static final String HOST = "{ingressClassName: web, rules: [{host: web.example.com}]}";

    private static List<String> findings(String annotations, String spec, KnownObjects known) {
        return Judgements.findings(
                """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: web, annotations: {%s}}
                spec: %s
                """
                        .formatted(annotations, spec),
                POLICY,
                known);
    }

    /** A class named web, of the controller in the cluster, with parameters named ours. */
    private static KnownObjects withParameters(String kind, String spec) {
        return new KnownObjects()
                .with(
                        INGRESS_CLASS,
                        "metadata: {name: web}\nspec: {controller: ingress.k8s.aws/alb, parameters: {kind: %s, name: ours}}"
                                .formatted(kind))
                .with(INGRESS_CLASS_PARAMS, "metadata: {name: ours}\nspec: " + spec);
    }

    @Test
    void theParametersOfTheClassMayNameTheCertificate() {
        assertThat(findings(HTTPS, HOST, withParameters("IngressClassParams", "{certificateArn: ['arn:aws:acm:...']}")))
                .isEmpty();
        assertThat(findings(
                        HTTPS, HOST, withParameters("IngressClassParams", "{certificateARNs: ['arn:aws:acm:...']}")))
                .isEmpty();
        assertThat(findings(HTTPS, HOST, withParameters("IngressClassParams", "{certificateArn: []}")))
                .containsExactly(FOUND);
        assertThat(findings(HTTPS, HOST, withParameters("IngressClassParams", "null")))
                .containsExactly(FOUND);
        assertThat(findings(HTTPS, HOST, withParameters("Settings", "{certificateArn: ['arn:aws:acm:...']}")))
                .containsExactly(FOUND);
    }

    @Test
    void theParametersOfAClassInAnAnnotationDoNotCount() {
        assertThat(findings(
                        "kubernetes.io/ingress.class: web, " + HTTPS,
                        "{rules: [{host: web.example.com}]}",
                        withParameters("IngressClassParams", "{certificateArn: ['arn:aws:acm:...']}")))
                .containsExactly(FOUND);
    }

    @Test
    void whereEksAutoModeIsKnownToRunItNothingIsCalledFromTheVpc() {
        KnownObjects known = new KnownObjects()
                .with(INGRESS_CLASS, "metadata: {name: web}\nspec: {controller: eks.amazonaws.com/alb}");
        String waf = "alb.ingress.kubernetes.io/shield-advanced-protection: 'true'";

        assertThat(findings(HTTPS + ", " + waf, HOST, known)).isEmpty();
        assertThat(findings(waf, HOST, withParameters("IngressClassParams", "{}")))
                .containsExactly("WARN alb-waf-shield-annotations"
                        + " metadata.annotations[alb.ingress.kubernetes.io/shield-advanced-protection]");
    }

    @Test
    void classesOfOthersAreNoMatter() {
        KnownObjects known = new KnownObjects()
                .with(INGRESS_CLASS, "metadata: {name: web}\nspec: {controller: k8s.io/ingress-nginx}");

        assertThat(findings(HTTPS, HOST, known)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ingressClassName: web, rules: null, tls: null}",
                "{ingressClassName: web, rules: {host: web}, tls: [null]}",
                "{ingressClassName: web, rules: [{host: ''}], tls: [{hosts: []}]}",
                "{ingressClassName: web, rules: [{host: null}], tls: [{hosts: null}]}",
                "{ingressClassName: web, rules: web, tls: web}"
            })
    void withoutHostsThereIsNothingToLookFor(String spec) {
        assertThat(findings(HTTPS, spec, withParameters("IngressClassParams", "{}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'[{\"HTTP\": 80}]'", "''", "null", "'HTTPS'", "443"})
    void withoutHttpsThereIsNothingToLookFor(String ports) {
        assertThat(findings(
                        "alb.ingress.kubernetes.io/listen-ports: " + ports,
                        HOST,
                        withParameters("IngressClassParams", "{}")))
                .isEmpty();
    }
}
