package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KarpenterTest {
    private static final String ENDPOINTS = "vpcEndpoints: [ec2, ecr.api, ecr.dkr, s3, sts, ssm, sqs, eks]";

    private static List<String> findings(String yaml, String moreOfSpec) {
        return Judgements.findings(yaml, Policies.usWest2(moreOfSpec), OtherObjects.UNKNOWN);
    }

    private static String nodePool(String reference) {
        return """
                apiVersion: karpenter.sh/v1
                kind: NodePool
                metadata: {generateName: pool-}
                spec: {template: {spec: {nodeClassRef: %s}}}
                """
                .formatted(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env: [{name: ISOLATED_VPC, value: '1'}]",
                "env: [{name: ISOLATED_VPC, value: 'True'}]",
                "env: [{name: ISOLATED_VPC, value: $(ISOLATED)}]",
                "args: [--isolated-vpc=true]",
                "args: [--isolated-vpc, 'true']",
                "args: [--aws-isolated-vpc]",
                "command: [sh, -c, 'exec /karpenter --isolated-vpc']",
                "args: [$(ARGS)]",
                "envFrom: [{secretRef: {name: karpenter}}]",
            })
    void isSilentWhereTheControllerMayKnowThatItIsIsolated(String fields) {
        assertThat(findings(controller(fields), ENDPOINTS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env: []",
                "env: [{name: ISOLATED_VPC, value: 'false'}]",
                "env: [{name: ISOLATED_VPC}]",
                "args: [--isolated-vpc=false]",
                "envFrom: []",
            })
    void warnsWhereItDoesNot(String fields) {
        assertThat(findings(controller(fields), ENDPOINTS)).containsExactly("WARN karpenter spec.containers[0].image");
    }

    private static String controller(String fields) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {name: karpenter}
                spec:
                  containers:
                  - name: controller
                    image: %s/karpenter/controller:1.8.1
                    %s
                """
                .formatted(Policies.ECR, fields);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{group: karpenter.k8s.aws, kind: EC2NodeClass, name: a} | true",
                "{apiVersion: karpenter.k8s.aws/v1beta1, kind: EC2NodeClass, name: a} | true",
                "{name: a} | true",
                "{} | true",
                "{group: eks.amazonaws.com, kind: NodeClass, name: a} | false",
                "{apiVersion: karpenter.azure.com/v1beta1, kind: AKSNodeClass, name: a} | false",
            })
    void leavesPoolsOfOtherNodeClassesAlone(String reference, boolean isFound) {
        assertThat(findings(nodePool(reference), ""))
                .isEqualTo(isFound ? List.of("WARN karpenter metadata.name") : List.of());
    }

    @Test
    void asksForAnEndpointOfIamOnlyWhereARoleIsGiven() {
        String nodeClass =
                """
                apiVersion: karpenter.k8s.aws/v1
                kind: EC2NodeClass
                metadata: {name: default}
                spec: {%s, amiSelectorTerms: [{id: ami-1}, {alias: al2023@latest}]}
                """;

        assertThat(findings(nodeClass.formatted("role: node"), ENDPOINTS)).containsExactly("WARN karpenter spec.role");
        assertThat(findings(nodeClass.formatted("role: ''"), ENDPOINTS)).isEmpty();
        assertThat(findings(nodeClass.formatted("instanceProfile: node"), ENDPOINTS))
                .isEmpty();
        assertThat(findings(nodeClass.formatted("instanceProfile: node"), ""))
                .containsExactly("WARN karpenter metadata.name", "WARN karpenter spec.amiSelectorTerms[1].alias");
    }
}
