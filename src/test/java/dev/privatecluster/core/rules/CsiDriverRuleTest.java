package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.KnownObjects;
import dev.privatecluster.testing.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What asks for volumes by the name of a storage class. */
final class CsiDriverRuleTest {
    private static final KnownObjects CLASSES = new KnownObjects()
            .with(OtherObjects.Kind.STORAGE_CLASS, "{metadata: {name: lustre}, provisioner: fsx.csi.aws.com}")
            .with(OtherObjects.Kind.STORAGE_CLASS, "{metadata: {name: local}, provisioner: example.com/local}");
    private static final String CLAIM =
            """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data, namespace: team}
            spec: {storageClassName: CLASS}
            """;

    @Test
    void aClaimIsRefusedForItsClass() {
        assertThat(Judgements.findings(CLAIM.replace("CLASS", "lustre"), Policies.usWest2(""), CLASSES))
                .containsExactly("DENY fsx-csi spec.storageClassName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "nosuch", "\"\"", "null", "[a]", "{a: b}"})
    void aClaimOfAnyOtherClassPasses(String name) {
        assertThat(Judgements.findings(CLAIM.replace("CLASS", name), Policies.usWest2(""), CLASSES))
                .isEmpty();
    }

    @Test
    void claimsInTemplatesAreRefusedForTheirClass() {
        String statefulSet =
                """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: database, namespace: team}
                spec:
                  template:
                    spec:
                      containers: []
                      volumes:
                      - name: scratch
                        ephemeral: {volumeClaimTemplate: {spec: {storageClassName: lustre}}}
                  volumeClaimTemplates:
                  - {metadata: {name: other}, spec: {storageClassName: local}}
                  - {metadata: {name: data}, spec: {storageClassName: lustre}}
                """;

        assertThat(Judgements.findings(statefulSet, Policies.usWest2(""), CLASSES))
                .containsExactly(
                        "DENY fsx-csi spec.template.spec.volumes[0].ephemeral.volumeClaimTemplate.spec.storageClassName",
                        "DENY fsx-csi spec.volumeClaimTemplates[1].spec.storageClassName");
    }

    @Test
    void aClaimOfAClassOfEfsIsADoubtWhereNobodyCanTellWhetherItMakesVolumes() {
        KnownObjects known = new KnownObjects()
                .with(OtherObjects.Kind.STORAGE_CLASS, "{metadata: {name: efs}, provisioner: efs.csi.aws.com}");

        assertThat(Judgements.findings(CLAIM.replace("CLASS", "efs"), Policies.usWest2(""), known))
                .containsExactly("WARN efs-csi spec.storageClassName");
    }
}
