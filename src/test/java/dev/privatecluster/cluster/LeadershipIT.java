package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Exactly one replica leads, whatever becomes of the others and of the API server. */
@ExtendWith(ClusterExtension.class)
class LeadershipIT {
    /** Longer than a test waits, so that only a release explains a change of leaders. */
    private static final Leadership.Times PATIENT =
            new Leadership.Times(Duration.ofHours(1), Duration.ofMinutes(30), Duration.ofMillis(100));

    private static final Leadership.Times QUICK =
            new Leadership.Times(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(200));

    private final Kubectl kubectl;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    LeadershipIT(TestCluster cluster) {
        kubectl = cluster.ensureNamespace("leadership");
    }

    @AfterEach
    void close() throws Exception {
        for (int last = opened.size() - 1; last >= 0; last--) {
            opened.get(last).close();
        }
    }

    private <T extends AutoCloseable> T closing(T one) {
        opened.add(one);
        return one;
    }

    private KubernetesClient client() {
        return closing(ClusterClient.direct(kubectl));
    }

    private Leadership replica(KubernetesClient client, String lease, String identity, Leadership.Times times) {
        ClusterOptions options = new ClusterOptions(kubectl.namespace(), lease, identity, null);
        Leadership replica = closing(new Leadership(client, options, times));
        replica.add(new Leadership.Listener() {
            @Override
            public void gained() {
                told.add(identity + " gained");
            }

            @Override
            public void lost() {
                told.add(identity + " lost");
            }
        });
        replica.start();
        return replica;
    }

    private String holder(String lease) {
        return kubectl.get("lease", lease).at("/spec/holderIdentity").asText();
    }

    @Test
    void handsOverAtOnceWhenTheLeaderEnds() {
        Leadership first = replica(client(), "released", "first", PATIENT);
        Patience.until("the first to lead").until(first::isLeader);
        Leadership second = replica(client(), "released", "second", PATIENT);

        first.close();

        assertThat(first.isLeader()).isFalse();
        Patience.until("the second to lead").until(second::isLeader);
        assertThat(holder("released")).isEqualTo("second");
        assertThat(told).containsExactly("first gained", "first lost", "second gained");
    }

    @Test
    void takesOverFromALeaderThatIsCutOff() {
        TcpForwarder way = closing(new TcpForwarder(ClusterClient.port(kubectl)));
        Leadership first = replica(closing(ClusterClient.through(way, kubectl)), "expired", "first", QUICK);
        Patience.until("the first to lead").until(first::isLeader);
        Leadership second = replica(client(), "expired", "second", QUICK);

        way.cut();

        Patience.until("the second to lead").until(second::isLeader);
        assertThat(first.isLeader()).isFalse();
        Patience.until("the first to be told").until(() -> told.contains("first lost"));
        way.mend();
        second.close();
        Patience.until("the first to lead again").until(first::isLeader);
    }

    @Test
    void leadsAgainWhenTheApiServerIsBack() {
        TcpForwarder way = closing(new TcpForwarder(ClusterClient.port(kubectl)));
        Leadership only = replica(closing(ClusterClient.through(way, kubectl)), "alone", "only", QUICK);
        Patience.until("it to lead").until(only::isLeader);

        way.cut();
        Patience.until("it to lead no longer").until(() -> !only.isLeader());
        way.mend();

        Patience.until("it to lead again").until(only::isLeader);
        assertThat(told).containsExactly("only gained", "only lost", "only gained");
    }

    @Test
    void takesPartBeforeThereIsAnApiServer() {
        TcpForwarder way = closing(new TcpForwarder(ClusterClient.port(kubectl)));
        way.cut();
        Leadership early = replica(closing(ClusterClient.through(way, kubectl)), "early", "early", QUICK);

        way.mend();

        Patience.until("it to lead").until(early::isLeader);
    }

    @Test
    void takesOverALeaseThatSaysNothing() {
        kubectl.manifest(
                        """
                        apiVersion: coordination.k8s.io/v1
                        kind: Lease
                        metadata: {name: broken, labels: {kept: "yes"}}
                        spec: {holderIdentity: nobody-knows}
                        """,
                        "create")
                .succeeded();

        Leadership replica = replica(client(), "broken", "replica", QUICK);

        Patience.until("it to lead").until(replica::isLeader);
        assertThat(kubectl.get("lease", "broken").at("/metadata/labels/kept").asText())
                .isEqualTo("yes");
    }
}
