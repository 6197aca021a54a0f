package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.certificates.PemCertificate;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Webhook configurations come with the first replica that answers, and stay right. */
@ExtendWith(ClusterExtension.class)
class RegistrationIT {
    private static final List<String> KINDS = List.of("mutatingwebhookconfiguration", "validatingwebhookconfiguration");

    private final Kubectl kubectl;
    private final List<TestReplica> replicas = new ArrayList<>();

    RegistrationIT(TestCluster cluster) {
        kubectl = cluster.ensureNamespace("registration");
    }

    @AfterEach
    void close() {
        replicas.forEach(TestReplica::close);
    }

    /** Two configurations with two webhooks each, for namespaces that are not there. */
    private static RegistrationFile file(String name) {
        StringBuilder text = new StringBuilder();
        for (String kind : List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration")) {
            text.append("---\napiVersion: admissionregistration.k8s.io/v1\nkind: " + kind + "\nmetadata: {name: " + name
                    + "}\nwebhooks:\n");
            for (String client : List.of("url: 'https://127.0.0.1:1/'", "service: {name: webhook, namespace: none}")) {
                text.append(
                        """
                        - name: %s.example.com
                          clientConfig: {%s}
                          admissionReviewVersions: [v1]
                          sideEffects: None
                          failurePolicy: Fail
                          namespaceSelector: {matchLabels: {nobody: has-this}}
                          rules:
                          - {operations: [CREATE], apiGroups: [""], apiVersions: ["*"], resources: [pods]}
                        """
                                .formatted(client.substring(0, 3), client));
            }
        }
        return RegistrationFile.read(Folders.file("yaml", text.toString()));
    }

    private TestReplica replica(String name, @Nullable String owner) {
        return replica(ClusterClient.direct(kubectl), name, owner);
    }

    private TestReplica replica(KubernetesClient client, String name, @Nullable String owner) {
        ClusterOptions options =
                new ClusterOptions(kubectl.namespace(), name, "replica-" + replicas.size(), null, owner);
        TestReplica replica = TestReplica.start(client, options);
        replicas.add(replica);
        replica.register(file(name));
        return replica;
    }

    private TestReplica readyReplica(String name) {
        TestReplica replica = replica(name, null);
        replica.becomeReady();
        awaitRegistered(name);
        return replica;
    }

    private void awaitRegistered(String name) {
        for (String kind : KINDS) {
            Patience.until(kind).until(() -> kubectl.exists(kind, name));
        }
    }

    /** What is registered to be trusted, of all webhooks together. */
    private Set<String> trusted(String name) {
        Set<String> bundles = new HashSet<>();
        for (String kind : KINDS) {
            for (JsonNode webhook : kubectl.get(kind, name).path("webhooks")) {
                bundles.add(new String(
                        Base64.getDecoder()
                                .decode(webhook.at("/clientConfig/caBundle").asText()),
                        StandardCharsets.UTF_8));
            }
        }
        return bundles;
    }

    private void awaitTrust(TestReplica replica, String name) {
        Patience.until("the authorities to be trusted").until(() -> trusted(name)
                .equals(Set.of(replica.keeper().authorities().orElseThrow())));
    }

    @Test
    void registersNothingBeforeAReplicaIsReady() {
        TestReplica replica = replica("ready", null);
        replica.served();
        Patience.until("it to lead").until(replica::isLeader);
        assertThat(KINDS).noneMatch(kind -> kubectl.exists(kind, "ready"));

        replica.becomeReady();

        awaitRegistered("ready");
        awaitTrust(replica, "ready");
        assertThat(TestReplica.trusts(trusted("ready").iterator().next(), replica.served()))
                .isTrue();
    }

    @Test
    void healsWhatSomebodyOverwrites() {
        TestReplica replica = readyReplica("overwritten");
        awaitTrust(replica, "overwritten");

        for (String kind : KINDS) {
            kubectl.succeed(
                    "patch",
                    kind,
                    "overwritten",
                    "--type=json",
                    "--patch=[{\"op\":\"remove\",\"path\":\"/webhooks/0/clientConfig/caBundle\"},"
                            + "{\"op\":\"replace\",\"path\":\"/webhooks/1/failurePolicy\",\"value\":\"Ignore\"}]");
        }

        awaitTrust(replica, "overwritten");
        for (String kind : KINDS) {
            Patience.until("the failure policy of " + kind)
                    .until(
                            () -> kubectl.get(kind, "overwritten").findValuesAsText("failurePolicy"),
                            List.of("Fail", "Fail")::equals);
        }
    }

    @Test
    void healsWhatSomebodyAppliesFromElsewhere() {
        TestReplica replica = readyReplica("applied");
        awaitTrust(replica, "applied");

        kubectl.manifest(
                        """
                        apiVersion: admissionregistration.k8s.io/v1
                        kind: MutatingWebhookConfiguration
                        metadata: {name: applied}
                        webhooks:
                        - name: url.example.com
                          clientConfig: {url: 'https://127.0.0.1:2/'}
                          admissionReviewVersions: [v1]
                          sideEffects: None
                        """,
                        "apply",
                        "--server-side",
                        "--force-conflicts",
                        "--field-manager=helm")
                .succeeded();

        Patience.until("the address")
                .until(
                        () -> kubectl.get(KINDS.get(0), "applied").findValuesAsText("url"),
                        List.of("https://127.0.0.1:1/")::equals);
        awaitTrust(replica, "applied");
    }

    @Test
    void bringsBackWhatSomebodyDeletes() {
        TestReplica replica = readyReplica("removed");

        KINDS.forEach(kind -> kubectl.succeed("delete", kind, "removed"));

        awaitRegistered("removed");
        awaitTrust(replica, "removed");
    }

    @Test
    void writesNothingWhereAllIsRight() {
        TestReplica replica = readyReplica("quiet");
        awaitTrust(replica, "quiet");
        String before = kubectl.get(KINDS.get(0), "quiet")
                .at("/metadata/resourceVersion")
                .asText();

        // Somebody else's field is left alone, and makes it look.
        kubectl.succeed("annotate", KINDS.get(0), "quiet", "example.com/note=theirs");
        kubectl.succeed("delete", KINDS.get(1), "quiet");
        Patience.until("it to have looked").until(() -> kubectl.exists(KINDS.get(1), "quiet"));

        JsonNode after = kubectl.get(KINDS.get(0), "quiet");
        assertThat(after.at("/metadata/annotations/example.com~1note").asText()).isEqualTo("theirs");
        assertThat(after.at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(after.at("/metadata/resourceVersion").asText()).isNotEqualTo(before);
    }

    @Test
    void followsTheAuthoritiesWhenTheSecretIsDeleted() {
        TestReplica replica = readyReplica("followed");
        PemCertificate before = replica.served();
        awaitTrust(replica, "followed");

        kubectl.succeed("delete", "secret", "followed-tls");

        PemCertificate after = replica.servedAfter(before);
        awaitTrust(replica, "followed");
        assertThat(trusted("followed")).allMatch(bundle -> TestReplica.trusts(bundle, after));
    }

    @Test
    void keepsRightWhatIsRegisteredAlreadyWhileItIsNotReady() {
        readyReplica("existing").close();
        kubectl.succeed("delete", "secret", "existing-tls");
        kubectl.succeed("delete", KINDS.get(1), "existing");

        TestReplica next = replica("existing", null);
        next.served();

        Patience.until("the authorities to be trusted").until(() -> kubectl.get(KINDS.get(0), "existing")
                .findValuesAsText("caBundle")
                .contains(Base64.getEncoder()
                        .encodeToString(
                                next.keeper().authorities().orElseThrow().getBytes(StandardCharsets.UTF_8))));
        assertThat(kubectl.exists(KINDS.get(1), "existing")).isFalse();
    }

    @Test
    void healsWhatChangedWhileTheApiServerWasAway() {
        try (TcpForwarder way = new TcpForwarder(ClusterClient.port(kubectl))) {
            TestReplica replica = replica(ClusterClient.through(way, kubectl), "away", null);
            replica.becomeReady();
            awaitRegistered("away");
            PemCertificate before = replica.served();

            way.cut();
            kubectl.succeed("delete", "secret", "away-tls");
            kubectl.succeed("delete", KINDS.get(0), "away");
            Patience.until("it to lead no longer").until(() -> !replica.isLeader());
            assertThat(replica.served()).isEqualTo(before);
            way.mend();

            replica.servedAfter(before);
            awaitRegistered("away");
            awaitTrust(replica, "away");
        }
    }

    @Test
    void goesOnWhenTheLeaderEnds() {
        TestReplica first = readyReplica("handed-over");
        TestReplica second = replica("handed-over", null);
        second.becomeReady();

        first.close();
        Patience.until("the second to lead").until(second::isLeader);
        KINDS.forEach(kind -> kubectl.succeed("delete", kind, "handed-over"));

        awaitRegistered("handed-over");
        awaitTrust(second, "handed-over");
    }

    @Test
    void goesAwayWithItsOwnerAndStaysAway() {
        kubectl.succeed("create", "clusterrole", "owner", "--verb=get", "--resource=pods");
        replica("owned", "owner").becomeReady();
        awaitRegistered("owned");

        kubectl.succeed("delete", "clusterrole", "owner");

        for (String kind : KINDS) {
            Patience.until(kind + " to be collected").until(() -> !kubectl.exists(kind, "owned"));
        }
        kubectl.succeed("create", "clusterrole", "owner", "--verb=get", "--resource=pods");
        awaitRegistered("owned");
    }
}
