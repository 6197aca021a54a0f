package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.decision.Judge;
import dev.privatecluster.core.decision.Verdict;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.input.FactsFiles;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Custom resources whose fields have types that no schema would let through: there may be none. */
final class MalformedResourcesTest {
    private static final Judge JUDGE = new Judge(Rules.all(FactsFiles.load()), OtherObjects.UNKNOWN);

    private static final List<String> KINDS = List.of(
            "karpenter.sh/v1 NodePool",
            "karpenter.sh/v1alpha5 Provisioner",
            "karpenter.k8s.aws/v1 EC2NodeClass",
            "karpenter.k8s.aws/v1alpha1 AWSNodeTemplate",
            "infrastructure.cluster.x-k8s.io/v1beta2 AWSMachinePool",
            "infrastructure.cluster.x-k8s.io/v1beta2 AWSMachineTemplate",
            "bootstrap.cluster.x-k8s.io/v1beta2 EKSConfig",
            "bootstrap.cluster.x-k8s.io/v1beta2 EKSConfigTemplate",
            "external-secrets.io/v1 SecretStore",
            "external-secrets.io/v1 ClusterSecretStore",
            "secrets-store.csi.x-k8s.io/v1 SecretProviderClass",
            "kubernetes-client.io/v1 ExternalSecret",
            "cert-manager.io/v1 Issuer",
            "cert-manager.io/v1 ClusterIssuer",
            "v1 ServiceAccount",
            "v1 Pod");

    private static final List<String> FIELDS = List.of(
            "",
            "metadata:",
            "metadata: {name: 7, labels: [eksctl], annotations: text}",
            "spec:",
            "spec: text",
            "spec: [7, null, {}]",
            "spec: {userData: 7, amiFamily: {}, role: [a], amiSelectorTerms: {alias: a}}",
            "spec: {userData: null, amiSelectorTerms: [null, 7, text, {alias: null}, {alias: [a]}]}",
            "spec: {template: [], provider: [aws]}",
            "spec: {template: {spec: {nodeClassRef: text}}, provider: {aws: text}}",
            "spec: {template: {spec: {nodeClassRef: {group: 7, apiVersion: /}}}, provider: {aws: {service: [], auth: 1}}}",
            "spec: {provider: aws, parameters: text}",
            "spec: {provider: aws, parameters: {objects: [{objectName: a}], usePodIdentity: true}}",
            "spec: {backendType: [secretsManager]}",
            "spec: {acme: text}",
            "spec: {acme: {server: [a]}}",
            "spec: {nodeSelector: [a], affinity: {nodeAffinity: text}, containers: {}}",
            "spec: {containers: [null, 7, {env: text, args: [null]}], nodeSelector: null}");

    static Stream<String> objects() {
        return KINDS.stream().flatMap(kind -> FIELDS.stream().map(fields -> "apiVersion: %s\nkind: %s\n%s\n"
                .formatted(kind.split(" ", -1)[0], kind.split(" ", -1)[1], fields)));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void makeNoRuleFail(String yaml) {
        Verdict.Evaluated verdict = (Verdict.Evaluated) JUDGE.judge(Reviews.create(yaml), Policies.usWest2(""));
        assertThat(verdict.failures()).isEmpty();
    }
}
