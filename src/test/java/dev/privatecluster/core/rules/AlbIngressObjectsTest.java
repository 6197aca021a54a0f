package dev.privatecluster.core.rules;

import static dev.privatecluster.core.rule.OtherObjects.Kind.GATEWAY_CLASS;
import static dev.privatecluster.core.rule.OtherObjects.Kind.INGRESS_CLASS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.KnownObjects;
import dev.privatecluster.testing.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AlbIngressObjectsTest {
    private static final Policy NO_ENDPOINT = Policies.usWest2("");
    private static final String NO_CLASS = "metadata: {name: web}\nspec: {}";
    private static final String DEFAULT = ", annotations: {ingressclass.kubernetes.io/is-default-class: 'true'}";

    private static String ingress(String rest) {
        return "apiVersion: networking.k8s.io/v1\nkind: Ingress\n" + rest;
    }

    private static String ofClass(String name) {
        return ingress("metadata: {name: web}\nspec: {ingressClassName: %s}".formatted(name));
    }

    private static String annotated(String className) {
        return ingress(
                "metadata: {name: web, annotations: {kubernetes.io/ingress.class: %s}}\nspec: {}".formatted(className));
    }

    private static String ingressClass(String name, String more, String controller) {
        return "metadata: {name: %s%s}\nspec: {controller: %s}".formatted(name, more, controller);
    }

    private static String gateway(String className) {
        return "apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: web}\n"
                + "spec: {gatewayClassName: %s}".formatted(className);
    }

    private static List<String> findings(String yaml, OtherObjects others) {
        return Judgements.findings(yaml, NO_ENDPOINT, others);
    }

    private static KnownObjects classes(String... ingressClasses) {
        KnownObjects known = new KnownObjects().withNo(INGRESS_CLASS);
        for (String ingressClass : ingressClasses) {
            known.with(INGRESS_CLASS, ingressClass);
        }
        return known;
    }

    @Test
    void theControllerOfAClassThatIsKnownDecides() {
        KnownObjects known = classes(
                ingressClass("web", "", "ingress.k8s.aws/alb"),
                ingressClass("auto", "", "eks.amazonaws.com/alb"),
                ingressClass("alb", "", "k8s.io/ingress-nginx"));

        assertThat(findings(ofClass("web"), known)).containsExactly("DENY alb-ingress-objects spec.ingressClassName");
        assertThat(findings(ofClass("auto"), known)).isEmpty();
        assertThat(findings(ofClass("alb"), known)).isEmpty();
        assertThat(findings(annotated("alb"), known)).isEmpty();
        assertThat(findings(annotated("web"), known))
                .containsExactly("DENY alb-ingress-objects metadata.annotations[kubernetes.io/ingress.class]");
    }

    @Test
    void ofClassesThatDoNotExistOnlyTheAnnotationMeansAnything() {
        assertThat(findings(ofClass("alb"), classes())).isEmpty();
        assertThat(findings(ofClass("web"), classes())).isEmpty();
        assertThat(findings(annotated("web"), classes())).isEmpty();
        assertThat(findings(annotated("alb"), classes()))
                .containsExactly("DENY alb-ingress-objects metadata.annotations[kubernetes.io/ingress.class]");
    }

    @Test
    void ofAClassByConventionTheMessageTellsOfAutoMode() {
        assertThat(Judgements.findingsIn(ofClass("alb"), NO_ENDPOINT, OtherObjects.UNKNOWN))
                .singleElement()
                .satisfies(finding -> assertThat(finding.denies()).isTrue())
                .satisfies(finding -> assertThat(finding.message())
                        .contains(
                                "unless EKS Auto Mode runs it, in which case the rule is to be set to Warn or Ignore"));
        assertThat(Judgements.findingsIn(annotated("alb"), NO_ENDPOINT, classes()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).doesNotContain("Auto Mode"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "traefik",
                "haproxy",
                "kong",
                "istio",
                "contour",
                "cilium",
                "openshift-default",
                "gce",
                "gce-internal",
                "azure-application-gateway",
                "external-nginx",
                "azure/application-gateway"
            })
    void ofClassesThatAreWellKnownToBeSomebodyElsesNothingIsSaid(String name) {
        assertThat(findings(ofClass(name), OtherObjects.UNKNOWN)).isEmpty();
        assertThat(findings(annotated(name), OtherObjects.UNKNOWN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "nginx-alb", "kongress", "internal"})
    void ofOtherClassesThereIsADoubt(String name) {
        assertThat(findings(ofClass(name), OtherObjects.UNKNOWN))
                .containsExactly("WARN alb-ingress-objects spec.ingressClassName");
    }

    @Test
    void theAnnotationBeatsTheField() {
        String both = ingress("metadata: {name: web, annotations: {kubernetes.io/ingress.class: nginx}}\n"
                + "spec: {ingressClassName: alb}");

        assertThat(findings(both, classes(ingressClass("alb", "", "ingress.k8s.aws/alb"))))
                .isEmpty();
        assertThat(findings(both, OtherObjects.UNKNOWN)).isEmpty();
    }

    @Test
    void theDefaultClassDecidesWithoutAClass() {
        String alb = ingressClass("alb", DEFAULT, "ingress.k8s.aws/alb");
        String nginx = ingressClass("nginx", DEFAULT, "k8s.io/ingress-nginx");
        String withItsAnnotations =
                ingress("metadata: {name: web, annotations: {alb.ingress.kubernetes.io/target-type: ip}}\nspec: {}");

        assertThat(findings(ingress(NO_CLASS), classes(alb))).containsExactly("DENY alb-ingress-objects metadata.name");
        assertThat(findings(ingress(NO_CLASS), classes(alb, nginx)))
                .containsExactly("WARN alb-ingress-objects metadata.name");
        assertThat(findings(ingress(NO_CLASS), classes(nginx))).isEmpty();
        assertThat(findings(withItsAnnotations, classes(nginx))).isEmpty();
        assertThat(findings(ingress(NO_CLASS), classes(ingressClass("alb", "", "ingress.k8s.aws/alb"))))
                .isEmpty();
    }

    @Test
    void theControllerOfAGatewayClassThatIsKnownDecides() {
        KnownObjects known = new KnownObjects()
                .with(GATEWAY_CLASS, "metadata: {name: web}\nspec: {controllerName: gateway.k8s.aws/nlb}")
                .with(
                        GATEWAY_CLASS,
                        "metadata: {name: albatross}\nspec: {controllerName: istio.io/gateway-controller}");

        assertThat(findings(gateway("web"), known)).containsExactly("DENY alb-ingress-objects spec.gatewayClassName");
        assertThat(findings(gateway("albatross"), known)).isEmpty();
        assertThat(findings(gateway("nlb"), known)).isEmpty();
    }

    @Test
    void ingressesOfBeforeKubernetes122AreJudgedToo() {
        String old = "apiVersion: extensions/v1beta1\nkind: Ingress\n"
                + "metadata: {generateName: web-, annotations: {kubernetes.io/ingress.class: alb}}";

        assertThat(findings(old, OtherObjects.UNKNOWN)).hasSize(1);
    }

    @Test
    void ofAutoModeNothingIsSaidUnlessThePolicyAsksFor2020() {
        String parameters = "apiVersion: eks.amazonaws.com/v1\nkind: IngressClassParams\nmetadata: {name: web}";

        assertThat(findings(parameters, OtherObjects.UNKNOWN)).isEmpty();
        assertThat(Judgements.findings(
                        parameters,
                        Policies.usWest2("rulesVersion: 2020-06\nvpcEndpoints: [elasticloadbalancing, ec2]"),
                        OtherObjects.UNKNOWN))
                .containsExactly("DENY alb-ingress-objects kind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata: {name: web, annotations: null}\nspec: null",
                "metadata: {name: web, annotations: {kubernetes.io/ingress.class: null}}\nspec: {ingressClassName: null}",
                "metadata: {name: web, annotations: {kubernetes.io/ingress.class: ''}}\nspec: {ingressClassName: alb}",
                "metadata: {name: web, annotations: [a]}\nspec: [alb]",
                "metadata: {name: web}\nspec: {ingressClassName: {name: alb}}",
                "metadata: {name: web}\nspec: {ingressClassName: ''}"
            })
    void whatSaysNothingOfAClassIsNoMatter(String rest) {
        assertThat(findings(ingress(rest), OtherObjects.UNKNOWN)).isEmpty();
        assertThat(findings(ingress(rest), classes(ingressClass("alb", "", "ingress.k8s.aws/alb"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[alb]", "{name: alb}", "''", "7"})
    void oddClassesOfGatewaysAreNoMatter(String className) {
        assertThat(findings(gateway(className), OtherObjects.UNKNOWN)).isEmpty();
    }

    @Test
    void otherKindsOfTheGroupsAreNoMatter() {
        assertThat(findings(
                        "apiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: {name: web}",
                        OtherObjects.UNKNOWN))
                .isEmpty();
        assertThat(findings(
                        "apiVersion: serving.example.com/v1\nkind: Ingress\nmetadata: {name: web}\n"
                                + "spec: {ingressClassName: alb}",
                        OtherObjects.UNKNOWN))
                .isEmpty();
    }
}
