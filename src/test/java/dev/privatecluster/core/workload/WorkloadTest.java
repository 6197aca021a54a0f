package dev.privatecluster.core.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.testing.Reviews;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkloadTest {
    @Test
    void namesEveryImageByFieldPointerAndName() {
        Workload workload = Workload.read(
                WorkloadKind.CRON_JOB,
                Reviews.tree(
                        """
                spec:
                  jobTemplate:
                    spec:
                      template:
                        metadata: {labels: {a: b}}
                        spec:
                          containers: [{name: app, image: a}]
                          volumes: [{name: data, image: {reference: b}}]
                """));

        assertThat(workload.images())
                .containsExactly(
                        new ImageUse(
                                Slot.CONTAINERS,
                                "app",
                                new FieldPath(
                                        "spec.jobTemplate.spec.template.spec.containers[0].image",
                                        "/spec/jobTemplate/spec/template/spec/containers/0/image"),
                                "a"),
                        new ImageUse(
                                Slot.VOLUMES,
                                "volume/data",
                                new FieldPath(
                                        "spec.jobTemplate.spec.template.spec.volumes[0].image.reference",
                                        "/spec/jobTemplate/spec/template/spec/volumes/0/image/reference"),
                                "b"));
        assertThat(workload.podMetadata().at("/labels/a").asText()).isEqualTo("b");
    }

    @Test
    void aContainerAndAVolumeOfOneNameAreTwoPlaces() {
        Workload pod = Workload.read(
                WorkloadKind.POD,
                Reviews.tree(
                        """
                spec:
                  containers: [{name: data, image: a}]
                  volumes: [{name: data, image: {reference: b}}]
                """));

        assertThat(pod.images()).extracting(ImageUse::name).containsExactly("data", "volume/data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] |",
                "[{apiVersion: apps/v1, kind: ReplicaSet}] |",
                "[{apiVersion: apps/v1, kind: ReplicaSet, controller: false}] |",
                "[{apiVersion: apps/v1, kind: ReplicaSet, controller: true}] | apps/ReplicaSet",
                "[{apiVersion: v1, kind: ReplicationController, controller: true}] | ReplicationController",
                "[{kind: Other}, {apiVersion: a.b/v1beta1, kind: C, controller: true}] | a.b/C",
                "nonsense |"
            })
    void knowsTheControllerByGroupAndKind(String owners, @Nullable String controller) {
        assertThat(Workload.read(WorkloadKind.POD, Reviews.tree("metadata: {ownerReferences: " + owners + "}"))
                        .controllerOfPods())
                .isEqualTo(controller);
    }

    @ParameterizedTest
    @CsvSource({
        "DEPLOYMENT, apps/ReplicaSet",
        "DAEMON_SET, apps/DaemonSet",
        "CRON_JOB, batch/Job",
        "REPLICATION_CONTROLLER, ReplicationController"
    })
    void aTemplateIsKnownByTheControllerThatItsPodsWillHave(WorkloadKind kind, String ofPods) {
        JsonNode owned = Reviews.tree("metadata: {ownerReferences: [{apiVersion: a.b/v1, kind: C, controller: true}]}");
        assertThat(Workload.read(kind, owned).controllerOfPods()).isEqualTo(ofPods);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Pod, POD",
        "apps, Deployment, DEPLOYMENT",
        "batch, CronJob, CRON_JOB",
        "apps, Pod,",
        "'', Deployment,",
        "extensions, Deployment,",
        "'', deployment,"
    })
    void isKnownByGroupAndKindTogether(String group, String kind, @Nullable WorkloadKind expected) {
        assertThat(WorkloadKind.of(group, kind)).isEqualTo(expected);
    }
}
