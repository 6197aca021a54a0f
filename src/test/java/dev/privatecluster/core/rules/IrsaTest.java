package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.KnownObjects;
import dev.privatecluster.testing.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pod that says nothing of a role itself, but names a service account. */
final class IrsaTest {
    private static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: team}
            spec:
              template:
                spec:
                  serviceAccountName: app
                  containers:
                  - {name: app, image: 111122223333.dkr.ecr.us-west-2.amazonaws.com/app}
            """;

    private static KnownObjects account(String namespace, String annotations) {
        return new KnownObjects()
                .with(
                        OtherObjects.Kind.SERVICE_ACCOUNT,
                        "{metadata: {name: app, namespace: %s, annotations: %s}}".formatted(namespace, annotations));
    }

    @Test
    void isRefusedWhereTheServiceAccountHasARole() {
        assertThat(Judgements.findings(
                        DEPLOYMENT,
                        Policies.usWest2(""),
                        account("team", "{eks.amazonaws.com/role-arn: \"arn:aws:iam::111122223333:role/app\"}")))
                .containsExactly("DENY irsa spec.template.spec.serviceAccountName");
    }

    @Test
    void passesWhereItHasNone() {
        assertThat(Judgements.findings(DEPLOYMENT, Policies.usWest2(""), account("team", "{}")))
                .isEmpty();
        assertThat(Judgements.findings(
                        DEPLOYMENT, Policies.usWest2(""), account("team", "{eks.amazonaws.com/role-arn: \"\"}")))
                .isEmpty();
    }

    @Test
    void passesWhereAnotherNamespaceHasOneOfThisName() {
        assertThat(Judgements.findings(
                        DEPLOYMENT,
                        Policies.usWest2(""),
                        account("other", "{eks.amazonaws.com/role-arn: \"arn:aws:iam::111122223333:role/app\"}")))
                .isEmpty();
    }

    @Test
    void passesWhereNobodyKnowsTheServiceAccount() {
        assertThat(Judgements.findings(DEPLOYMENT, Policies.usWest2(""), OtherObjects.UNKNOWN))
                .isEmpty();
    }

    @Test
    void emptyVariablesAreNone() {
        String pod =
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: web, namespace: team}
                spec:
                  containers:
                  - name: app
                    image: 111122223333.dkr.ecr.us-west-2.amazonaws.com/app
                    env:
                    - {name: AWS_ROLE_ARN, value: ""}
                    - {name: AWS_WEB_IDENTITY_TOKEN_FILE, value: FILE_NAME}
                    - {name: AWS_DEFAULT_REGION, value: ""}
                """;
        for (String token : List.of("\"\"", "null")) {
            assertThat(Judgements.findings(pod.replace("FILE_NAME", token), Policies.usWest2(""), OtherObjects.UNKNOWN))
                    .isEmpty();
        }
        assertThat(Judgements.findings(
                        pod.replace("FILE_NAME", "/token"),
                        Policies.usWest2("vpcEndpoints: [sts]\nrules: [{id: irsa-global-sts, action: Warn}]"),
                        OtherObjects.UNKNOWN))
                .containsExactly(
                        "WARN irsa-global-sts spec.containers[0].env", "WARN irsa-global-sts spec.containers[0].env");
    }
}
