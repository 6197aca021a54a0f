package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** One life of the webhook in a cluster, from before it serves to after a replica is gone. */
@ExtendWith(ClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InClusterIT {
    private static final String IMAGE = "spec.containers[0].image";
    private static final String POLICY =
            """
            apiVersion: privatecluster.dev/v1alpha1
            kind: PrivateCluster
            metadata:
              name: cluster
            spec:
              region: us-west-2
              accountId: "111122223333"
              mirrors:
              - source: docker.io
                mirror: 111122223333.dkr.ecr.us-west-2.amazonaws.com/PREFIX
            """;

    /** Nothing that a schema could see: the mirror is out of reach itself. */
    private static final String BROKEN =
            POLICY.replace("111122223333.dkr.ecr.us-west-2.amazonaws.com/PREFIX", "ghcr.io/elsewhere");

    private final InCluster webhook;
    private final Kubectl user;
    private final AtomicInteger pods = new AtomicInteger();

    InClusterIT(TestCluster cluster) {
        Kubectl namespace = cluster.namespace("in-cluster");
        webhook = new InCluster(cluster, namespace);
        user = webhook.user();
    }

    @AfterAll
    void end() {
        webhook.close();
    }

    private Command create() {
        return user.run(
                "run",
                "pod-" + pods.incrementAndGet(),
                "--image=nginx:1.27",
                "--dry-run=server",
                "--output=jsonpath={." + IMAGE + "}");
    }

    private void apply(String prefix) {
        webhook.administrator()
                .manifest(POLICY.replace("PREFIX", prefix), "apply")
                .succeeded();
    }

    private void awaitImage(String image) {
        Patience.until("pods to get " + image).until(() -> create().stdout().equals(image));
    }

    private static String copy(String prefix) {
        return "111122223333.dkr.ecr.us-west-2.amazonaws.com/" + prefix + "/library/nginx:1.27";
    }

    @Test
    @Order(1)
    void nothingIsRegisteredBeforeAReplicaServes() {
        assertThat(create().succeeded().stdout()).isEqualTo("nginx:1.27");
        assertThat(webhook.administrator().exists("mutatingwebhookconfiguration", InCluster.NAME))
                .isFalse();
    }

    @Test
    @Order(2)
    void withoutAConfigurationEverythingPassesAndIsSaidToBeUnchecked() {
        webhook.start().awaitReadiness();
        Patience.until("the webhook to be registered")
                .until(() -> !create().warnings().isEmpty());

        Command created = create().succeeded();
        assertThat(created.stdout()).isEqualTo("nginx:1.27");
        assertThat(created.warnings()).singleElement().asString().contains("PrivateCluster");
    }

    @Test
    @Order(3)
    void aConfigurationIsInForceAtOnceAndOnEveryReplica() {
        apply("first");
        awaitImage(copy("first"));
        webhook.start().awaitReadiness();
        apply("second");
        awaitImage(copy("second"));
        // Two in a row are answered by both replicas in turns, as connections go.
        assertThat(webhook.administrator()
                        .succeed("get", "privatecluster", "cluster")
                        .stdout())
                .contains("Enforce")
                .contains("True");
    }

    @Test
    @Order(4)
    void aConfigurationThatDoesNotCompileIsRefused() {
        Command refused = webhook.user().manifest(BROKEN, "apply");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.stderr()).contains("spec.mirrors[0].mirror");
        assertThat(create().stdout()).isEqualTo(copy("second"));
    }

    @Test
    @Order(5)
    void aBrokenConfigurationThatGotInLeavesTheLastGoodOneInForceAndSaysSo() {
        webhook.administrator().manifest(BROKEN, "apply").succeeded();
        Patience.until("the status to tell of it").until(() -> webhook.administrator()
                .get("privatecluster", "cluster")
                .path("status")
                .toString()
                .contains("spec.mirrors[0].mirror"));
        assertThat(create().stdout()).isEqualTo(copy("second"));

        apply("third");
        awaitImage(copy("third"));
    }

    @Test
    @Order(6)
    void aNamespaceCanBeWatchedOrLeftAlone() {
        Kubectl administrator = webhook.administrator();
        administrator.succeed("label", "namespace", "in-cluster", "privatecluster.dev/mode=audit");
        Patience.until("nothing to be changed").until(() -> create().stdout().equals("nginx:1.27"));
        assertThat(create().warnings()).anyMatch(warning -> warning.startsWith("audit: would be rewritten"));

        administrator.succeed("label", "namespace", "in-cluster", "privatecluster.dev/mode-");
        awaitImage(copy("third"));
    }

    @Test
    @Order(7)
    void whatRulesAskForBesideTheObjectIsKnown() {
        webhook.administrator()
                .manifest(
                        """
                        apiVersion: networking.k8s.io/v1
                        kind: IngressClass
                        metadata: {name: public}
                        spec: {controller: ingress.k8s.aws/alb}
                        """,
                        "apply")
                .succeeded();
        Patience.until("an Ingress of this class to be refused").until(() -> user.run(
                        "create",
                        "ingress",
                        "web",
                        "--class=public",
                        "--rule=a.example.com/*=web:80",
                        "--dry-run=server")
                .stderr()
                .contains("alb-ingress-objects: spec.ingressClassName: public"));
    }

    @Test
    @Order(8)
    void aRegistrationThatSomebodyBreaksIsMended() {
        Kubectl administrator = webhook.administrator();
        administrator.succeed(
                "patch",
                "mutatingwebhookconfiguration",
                InCluster.NAME,
                "--type=json",
                "--patch=[{\"op\": \"remove\", \"path\": \"/webhooks/0/clientConfig/caBundle\"}]");
        awaitImage(copy("third"));
        administrator.succeed("delete", "validatingwebhookconfiguration", InCluster.NAME);
        Patience.until("it to be back")
                .until(() -> administrator.exists("validatingwebhookconfiguration", InCluster.NAME));
    }

    @Test
    @Order(9)
    void itNeedsNoMoreThanItsRights() {
        assertThat(webhook.logs()).doesNotContainIgnoringCase("forbidden");
    }

    @Test
    @Order(10)
    void aNewAuthorityAndANewCertificateLoseNoReview() {
        try (Load load = load()) {
            load.await(500);
            webhook.changeCertificates(kept -> kept.rotated(Instant.now()));
            Patience.until("both authorities to be trusted").until(() -> webhook.trustedAuthorities() == 2);
            load.await(500);
            webhook.changeCertificates(kept -> kept.renewed(webhook.names(), Instant.now()));
            Patience.until("every replica to serve with the new certificate").until(webhook::allServeAsKept);
            while (load.calls() < 5_000) {
                load.await(500);
            }
            assertThat(load.failures()).isEmpty();
        }
    }

    @Test
    @Order(11)
    void aRollingRestartLosesNoReview() {
        try (Load load = load()) {
            load.await(200);
            for (Replica old : webhook.running()) {
                webhook.start().awaitReadiness();
                load.await(200);
                webhook.stop(old);
                load.await(200);
            }
            assertThat(load.failures()).isEmpty();
        }
    }

    @Test
    @Order(12)
    void anotherReplicaLeadsWhenTheLeaderIsKilled() {
        Patience.until("a leader").until(() -> webhook.leaders().size() == 1);
        Replica leader = webhook.leaders().get(0);
        webhook.kill(leader);

        Patience.until("another leader").until(() -> webhook.leaders().size() == 1);
        awaitImage(copy("third"));
    }

    @Test
    @Order(13)
    void aClusterWhoseReplicasAreAllGoneGetsThemBack() {
        webhook.running().forEach(webhook::stop);
        Patience.until("pods to be refused, since nobody answers")
                .until(() -> create().stderr().contains("failed calling webhook"));
        Kubectl system = user.in("kube-system");
        assertThat(system.run("run", "pod", "--image=nginx:1.27", "--dry-run=server")
                        .exitCode())
                .isZero();
        assertThat(user.manifest(
                                """
                                apiVersion: v1
                                kind: PersistentVolume
                                metadata: {name: any}
                                spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /a}}
                                """,
                                "create",
                                "--dry-run=server")
                        .exitCode())
                .isZero();

        webhook.start().awaitReadiness();
        awaitImage(copy("third"));
        assertThat(webhook.logs()).doesNotContainIgnoringCase("forbidden");
    }

    private Load load() {
        return new Load(webhook.administrator(), InCluster.USER, copy("third"));
    }
}
