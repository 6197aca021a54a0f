package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretsFromAwsTest {
    private static final String DENY = "rulesVersion: '2020-06'\nrules: [{id: secrets-from-aws, action: Deny}]";
    private static final String PREFIX = "com.amazonaws.us-west-2.";

    /** What is asked for, without what all services have in front. */
    private static String missing(String yaml, String listed) {
        List<String> messages =
                Judgements.findingsIn(yaml, Policies.usWest2("vpcEndpoints: [" + listed + "]"), OtherObjects.UNKNOWN)
                        .stream()
                        .map(finding -> finding.message()
                                .substring(finding.message().indexOf(PREFIX))
                                .replace(PREFIX, ""))
                        .toList();
        return String.join("; ", messages);
    }

    @Test
    void ofAStoreInAnotherRegionNobodyCanTell() {
        String store =
                """
                apiVersion: external-secrets.io/v1
                kind: SecretStore
                metadata: {name: a, namespace: team}
                spec: {provider: {aws: {service: SERVICE, region: eu-west-1}}}
                """;
        for (String spec : List.of("", "vpcEndpoints: [secretsmanager, sts]", DENY)) {
            assertThat(Judgements.findings(
                            store.replace("SERVICE", "SecretsManager"), Policies.usWest2(spec), OtherObjects.UNKNOWN))
                    .as(spec)
                    .containsExactly("WARN secrets-from-aws spec.provider.aws.region");
        }
        assertThat(Judgements.findings(store.replace("SERVICE", "Other"), Policies.usWest2(""), OtherObjects.UNKNOWN))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws: {service: SecretsManager} | '' | secretsmanager, sts",
                "aws: {region: us-west-2} | '' | secretsmanager, sts",
                "aws: {} | sts | secretsmanager",
                "aws: {service: ParameterStore} | '' | ssm, sts",
                "aws: {service: ParameterStore} | eks-auth | ssm",
                "aws: {service: ParameterStore} | 'ssm, eks-auth' | ''",
                "aws: {service: ParameterStore} | ssm | sts",
                "aws: {service: CertificateManager} | '' | ''",
                "aws: {auth: {secretRef: {}}} | '' | secretsmanager",
                "aws: {auth: {secretRef: {}}, role: a} | '' | secretsmanager, sts",
                "aws: {role: a} | eks-auth | secretsmanager, sts",
                "aws: {additionalRoles: [a]} | eks-auth | secretsmanager, sts",
                "aws: {auth: {jwt: {}}} | eks-auth | secretsmanager, sts",
                "aws: {auth: null, role: null, region: null} | eks-auth | secretsmanager",
                "aws: null | '' | ''",
                "vault: {} | '' | ''",
            })
    void storesNeedWhatTheirServiceNeeds(String provider, String listed, String expected) {
        String store =
                """
                apiVersion: external-secrets.io/v1
                kind: SecretStore
                metadata: {name: a, namespace: team}
                spec: {provider: {%s}}
                """
                        .formatted(provider);
        assertThat(missing(store, listed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'- {objectName: a, objectType: ssmparameter}' | '' | ssm, sts",
                "'- {objectName: a, objectType: \"secretsmanager\"}' | '' | secretsmanager, sts",
                "'- objectName: \"arn:aws-cn:ssm:cn-north-1:1:parameter/a\"' | '' | ssm, sts",
                "'- objectName: arn:aws:secretsmanager:us-west-2:1:secret:a' | '' | secretsmanager, sts",
                "'[{\"objectType\": \"ssmparameter\"}, {\"objectType\": \"secretsmanager\"}]' | '' | secretsmanager, ssm, sts",
                "'- objectName: a' | eks-auth | secretsmanager",
                "' ' | '' | ''",
            })
    void classesNeedWhatTheirObjectsNeed(String objects, String listed, String expected) {
        assertThat(missing(providerClass("aws", "objects: '" + objects.replace("'", "''") + "'"), listed))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws | {objects: a, usePodIdentity: 'true'} | sts | secretsmanager, eks-auth",
                "aws | {objects: a, usePodIdentity: 'false'} | '' | secretsmanager, sts",
                "aws | {} | '' | ''",
                "azure | {objects: a} | '' | ''",
            })
    void classesOfOthersAndEmptyOnesNeedNothing(String provider, String parameters, String listed, String expected) {
        String fields = parameters.substring(1, parameters.length() - 1);
        assertThat(missing(providerClass(provider, fields), listed)).isEqualTo(expected);
    }

    private static String providerClass(String provider, String parameters) {
        return """
                apiVersion: secrets-store.csi.x-k8s.io/v1
                kind: SecretProviderClass
                metadata: {name: a, namespace: team}
                spec: {provider: %s, parameters: {%s}}
                """
                .formatted(provider, parameters);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec | secretsManager | secretsmanager, sts",
                "spec | systemManager | ssm, sts",
                "spec | vault | ''",
                "secretDescriptor | secretsManager | secretsmanager, sts",
            })
    void olderSecretsNeedWhatTheirBackendNeeds(String field, String backend, String expected) {
        String secret =
                """
                apiVersion: kubernetes-client.io/v1
                kind: ExternalSecret
                metadata: {name: a, namespace: team}
                %s: {backendType: %s}
                """
                        .formatted(field, backend);
        assertThat(missing(secret, "")).isEqualTo(expected);
    }
}
