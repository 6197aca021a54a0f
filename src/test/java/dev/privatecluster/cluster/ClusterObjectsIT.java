package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.rule.OtherObjects.Kind;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What rules ask for is known, as far as rules read it. */
@ExtendWith(ClusterExtension.class)
class ClusterObjectsIT {
    private static final CustomResource LATECOMER =
            new CustomResource("it.privatecluster.dev", "Latecomer", "latecomers", "Cluster", List.of("v1"));

    private final TestCluster cluster;
    private final Kubectl kubectl;
    private final KubernetesClient client;

    ClusterObjectsIT(TestCluster cluster) {
        this.cluster = cluster;
        kubectl = cluster.existing("default");
        client = PrivateClusters.client(kubectl);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void knowsEveryKindWithWhatRulesRead() {
        cluster.serveCustomResources();
        try (ClusterObjects objects = new ClusterObjects(client, Clock.systemUTC())) {
            assertThat(objects.areComplete(Kind.SERVICE_ACCOUNT)).isFalse();
            objects.start();
            awaitAll(objects);
            kubectl.manifest(Folders.resource("manifests/known-objects.yaml"), "apply")
                    .succeeded();

            JsonNode account = await(objects, Kind.SERVICE_ACCOUNT, "default", "known-account");
            assertThat(account.at("/metadata/annotations").properties())
                    .as("without what kubectl wrote for itself")
                    .singleElement()
                    .hasToString("eks.amazonaws.com/role-arn=\"arn:aws:iam::111122223333:role/known\"");
            assertThat(await(objects, Kind.INGRESS_CLASS, "", "known-class").at("/spec/controller"))
                    .hasToString("\"ingress.k8s.aws/alb\"");
            assertThat(await(objects, Kind.INGRESS_CLASS, "", "known-class").at("/spec/parameters/name"))
                    .hasToString("\"known-params\"");
            assertThat(await(objects, Kind.INGRESS_CLASS_PARAMS, "", "known-params")
                            .at("/spec/scheme"))
                    .hasToString("\"internal\"");
            assertThat(await(objects, Kind.INGRESS_CLASS_PARAMS, "", "known-auto-params")
                            .at("/spec/certificateARNs/0"))
                    .hasToString("\"arn:aws:acm:us-west-2:111122223333:certificate/known\"");
            assertThat(await(objects, Kind.STORAGE_CLASS, "", "known-storage"))
                    .hasToString(
                            """
                    {"metadata":{"name":"known-storage"},"provisioner":"ebs.csi.aws.com"}""");
            assertThat(await(objects, Kind.GATEWAY_CLASS, "", "known-gateway").at("/spec/controllerName"))
                    .hasToString("\"gateway.k8s.aws/alb\"");
        }
    }

    @Test
    void followsChangesAndDeletions() {
        kubectl.succeed("delete", "serviceaccount", "changing", "--ignore-not-found");
        try (ClusterObjects objects = new ClusterObjects(client, Clock.systemUTC())) {
            objects.start();
            Patience.until("the service accounts to be known").until(() -> objects.areComplete(Kind.SERVICE_ACCOUNT));
            assertThat(objects.find(Kind.SERVICE_ACCOUNT, "default", "changing"))
                    .isNull();

            kubectl.succeed("create", "serviceaccount", "changing");
            await(objects, Kind.SERVICE_ACCOUNT, "default", "changing");
            assertThat(objects.all(Kind.SERVICE_ACCOUNT)).hasSize(objects.size(Kind.SERVICE_ACCOUNT));

            kubectl.succeed("annotate", "serviceaccount", "changing", "eks.amazonaws.com/role-arn=x");
            Patience.until("the annotation to be known")
                    .until(() -> await(objects, Kind.SERVICE_ACCOUNT, "default", "changing")
                            .at("/metadata/annotations")
                            .has("eks.amazonaws.com/role-arn"));

            kubectl.succeed("delete", "serviceaccount", "changing");
            Patience.until("it to be forgotten")
                    .until(() -> objects.find(Kind.SERVICE_ACCOUNT, "default", "changing") == null);
        }
    }

    @Test
    void findsAResourceThatAppearsLaterAndForgetsOneThatGoes() {
        WatchedResource resource = new WatchedResource(
                LATECOMER.group(), LATECOMER.versions(), LATECOMER.kind(), LATECOMER.plural(), false);
        kubectl.succeed("delete", "crd", LATECOMER.name(), "--ignore-not-found");
        KeptObjects kept = new KeptObjects(KeptObject.field("spec"));
        ResourceWatch.Options options = new ResourceWatch.Options("", Duration.ofSeconds(1), () -> {});
        try (ResourceWatch watch =
                        new ResourceWatch(ResourceWatch.clientFor(client), resource, kept, options, Clock.systemUTC());
                Ticker ticker = new Ticker("latecomers", watch::tick)) {
            ticker.start();
            Patience.until("it to be known that there are none").until(watch::isComplete);
            for (int round = 0; round < 2; round++) {
                kubectl.manifest(LATECOMER.definition(), "create").succeeded();
                Patience.until("one to be created")
                        .until(() -> kubectl.manifest(LATECOMER.object("\"spec\": {\"x\": 1}"), "create")
                                        .exitCode()
                                == 0);
                Patience.until("it to be known").until(() -> kept.find("", "example") != null);
                assertThat(watch.isComplete()).isTrue();

                kubectl.succeed("delete", "crd", LATECOMER.name());
                Patience.until("it to be forgotten").until(() -> kept.size() == 0 && watch.isComplete());
            }
        }
    }

    private static void awaitAll(ClusterObjects objects) {
        for (Kind kind : Kind.values()) {
            Patience.until(kind + " to be known").until(() -> objects.areComplete(kind));
        }
        assertThat(objects.isSynced()).isTrue();
    }

    private static JsonNode await(ClusterObjects objects, Kind kind, String namespace, String name) {
        Patience.until(kind + " " + name).until(() -> objects.find(kind, namespace, name) != null);
        return Objects.requireNonNull(objects.find(kind, namespace, name));
    }
}
