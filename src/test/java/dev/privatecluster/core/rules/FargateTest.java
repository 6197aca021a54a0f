package dev.privatecluster.core.rules;

import static dev.privatecluster.core.rule.OtherObjects.Kind.INGRESS_CLASS;
import static dev.privatecluster.core.rule.OtherObjects.Kind.INGRESS_CLASS_PARAMS;
import static dev.privatecluster.core.rule.OtherObjects.Kind.STORAGE_CLASS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.KnownObjects;
import dev.privatecluster.testing.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about Fargate, where what they look at is odd, or beside the object. */
final class FargateTest {
    private static final String NAMESPACES = "fargate: {namespaces: ['serverless-*']}\n";
    private static final Policy POLICY = Policies.usWest2(
            NAMESPACES + "vpcEndpoints: [elasticloadbalancing, ec2, ecr.api, ecr.dkr, s3, sts, elasticfilesystem]");
    private static final String IMAGE = Policies.ECR + "/web:1";

    private static String ingress(String annotations) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: web, namespace: serverless-a, annotations: {%s}}
                spec: {ingressClassName: web}
                """
                .formatted(annotations);
    }

    private static String pod(String metadata, String spec) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {name: web%s}
                spec:
                  containers: [{name: app, image: %s}]
                %s
                """
                .formatted(metadata, IMAGE, spec.indent(2));
    }

    private static KnownObjects withTargetType(String targetType) {
        return new KnownObjects()
                .with(
                        INGRESS_CLASS,
                        "metadata: {name: web}\nspec: {controller: ingress.k8s.aws/alb, parameters: {kind: IngressClassParams,"
                                + " name: ours}}")
                .with(INGRESS_CLASS_PARAMS, "metadata: {name: ours}\nspec: {targetType: %s}".formatted(targetType));
    }

    @Test
    void theParametersOfTheClassBeatTheAnnotationForTargets() {
        String instance = ingress("alb.ingress.kubernetes.io/target-type: instance");
        String ip = ingress("alb.ingress.kubernetes.io/target-type: ip");

        assertThat(Judgements.findings(ingress(""), POLICY, withTargetType("ip")))
                .isEmpty();
        assertThat(Judgements.findings(instance, POLICY, withTargetType("ip"))).isEmpty();
        assertThat(Judgements.findings(ip, POLICY, withTargetType("null"))).isEmpty();
        assertThat(Judgements.findings(ip, POLICY, withTargetType("instance")))
                .containsExactly(
                        "WARN fargate-load-balancer metadata.annotations[alb.ingress.kubernetes.io/target-type]");
        assertThat(Judgements.findings(ingress(""), POLICY, withTargetType("null")))
                .containsExactly("WARN fargate-load-balancer spec.ingressClassName");
    }

    @Test
    void theRulesOf2020RefuseIpTargetsToo() {
        Policy policy = Policies.usWest2("rulesVersion: 2020-06\nvpcEndpoints: [sts]\n" + NAMESPACES);

        assertThat(Judgements.findings(
                        ingress("alb.ingress.kubernetes.io/target-type: ip"), policy, withTargetType("ip")))
                .containsExactly(
                        "DENY fargate-load-balancer metadata.annotations[alb.ingress.kubernetes.io/target-type]",
                        "DENY alb-ingress-objects spec.ingressClassName");
        assertThat(Judgements.findings(pod(", namespace: serverless-a", ""), policy, OtherObjects.UNKNOWN))
                .isEmpty();
    }

    @Test
    void aStorageClassThatIsKnownTellsWhoseVolumesTheyAre() {
        KnownObjects known = new KnownObjects()
                .with(STORAGE_CLASS, "metadata: {name: disk}\nprovisioner: ebs.csi.aws.com")
                .with(STORAGE_CLASS, "metadata: {name: share}\nprovisioner: efs.csi.aws.com");
        String set =
                """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: web, namespace: serverless-a}
                spec:
                  template:
                    spec:
                      containers: [{name: app, image: %s}]
                      volumes:
                      - {name: tmp, ephemeral: {volumeClaimTemplate: {spec: {storageClassName: disk}}}}
                      - {name: none, ephemeral: null}
                  volumeClaimTemplates:
                  - {metadata: {name: one}, spec: {storageClassName: share}}
                  - {metadata: {name: two}, spec: {storageClassName: disk}}
                  - {metadata: {name: three}, spec: {}}
                """
                        .formatted(IMAGE);

        assertThat(Judgements.findings(set, POLICY, known))
                .containsExactlyInAnyOrder(
                        "WARN fargate-forbidden-pod-features spec.volumeClaimTemplates[1].spec.storageClassName",
                        "WARN fargate-forbidden-pod-features"
                                + " spec.template.spec.volumes[0].ephemeral.volumeClaimTemplate.spec.storageClassName");
        assertThat(Judgements.findings(set, POLICY, OtherObjects.UNKNOWN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", labels: null, annotations: null, ownerReferences: null",
                ", labels: {eks.amazonaws.com/fargate-profile: null}",
                ", annotations: {Logging: enabled}",
                ", namespace: serverless",
                ", labels: [eks.amazonaws.com/fargate-profile]",
                ", namespace: serverless-a, ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: agent}]"
            })
    void podsThatAreNotOnFargateMayHaveEverything(String metadata) {
        assertThat(Judgements.findings(
                        pod(metadata, "hostNetwork: true\nschedulerName: null"),
                        Policies.usWest2(NAMESPACES),
                        OtherObjects.UNKNOWN))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "volumes: null",
                "volumes: [null]",
                "volumes: [{name: a, csi: null}]",
                "volumes: {csi: {driver: ebs.csi.aws.com}}",
                "hostNetwork: false",
                "initContainers: [{name: a, ports: null, securityContext: null}]",
                "initContainers: [{name: a, ports: [null, {hostPort: 0}], securityContext: {privileged: null}}]",
                "initContainers: [null]"
            })
    void onFargateOnlyWhatIsAskedForCounts(String spec) {
        assertThat(Judgements.findings(pod(", namespace: serverless-a", spec), POLICY, OtherObjects.UNKNOWN))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[a]", "a"})
    void aServiceWhoseEndpointsAreWrittenByHandIsOnlyADoubt(String selector) {
        String service =
                """
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: serverless-a, annotations: {%s: 'true'}}
                spec: {type: LoadBalancer, selector: %s}
                """
                        .formatted("service.beta.kubernetes.io/aws-load-balancer-internal", selector);

        Policy policy = Policies.usWest2("rulesVersion: 2020-06\n" + NAMESPACES);
        assertThat(Judgements.findings(service, policy, OtherObjects.UNKNOWN))
                .containsExactly("WARN fargate-load-balancer spec.type");
    }
}
