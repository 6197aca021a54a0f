package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.certificates.PemCertificate;
import dev.privatecluster.certificates.SelfSigned;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Secret holds what replicas can serve with, whatever becomes of it. */
@ExtendWith(ClusterExtension.class)
class CertificateKeeperIT {
    private final Kubectl kubectl;
    private final List<TestReplica> replicas = new ArrayList<>();

    CertificateKeeperIT(TestCluster cluster) {
        kubectl = cluster.ensureNamespace("certificates");
    }

    @AfterEach
    void close() {
        replicas.forEach(TestReplica::close);
    }

    private ClusterOptions options(String name) {
        return new ClusterOptions(kubectl.namespace(), name, "replica-" + replicas.size(), null);
    }

    private TestReplica replica(String name) {
        TestReplica replica = TestReplica.start(ClusterClient.direct(kubectl), options(name));
        replicas.add(replica);
        return replica;
    }

    private TestReplica replica(String name, MovableClock clock) {
        TestReplica replica = TestReplica.start(ClusterClient.direct(kubectl), options(name), clock);
        replicas.add(replica);
        return replica;
    }

    private String part(String secret, String part) {
        JsonNode data = kubectl.get("secret", secret).path("data");
        return new String(Base64.getDecoder().decode(data.path(part).asText()), StandardCharsets.UTF_8);
    }

    private void assertServes(TestReplica replica, String secret) {
        PemCertificate served = replica.served();
        assertThat(served).isEqualTo(new PemCertificate(part(secret, "tls.crt"), part(secret, "tls.key")));
        assertThat(replica.keeper().authorities()).contains(part(secret, "ca.crt"));
        assertThat(TestReplica.trusts(part(secret, "ca.crt"), served)).isTrue();
    }

    @Test
    void makesTheSecretAtTheFirstStart() throws CertificateParsingException {
        TestReplica replica = replica("first");

        PemCertificate served = replica.served();

        assertServes(replica, "first-tls");
        JsonNode secret = kubectl.get("secret", "first-tls");
        assertThat(secret.path("type").asText()).isEqualTo("kubernetes.io/tls");
        assertThat(TestReplica.certificates(served.certificate()).get(0).getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactlyInAnyOrder(
                        "first.certificates.svc",
                        "first.certificates.svc.cluster.local",
                        "first.certificates",
                        "127.0.0.1");
        assertThat(replica.keeper().expiry().orElseThrow())
                .isAfter(Instant.now().plus(Duration.ofDays(89)));
    }

    @Test
    void servesAllReplicasTheSame() {
        PemCertificate first = replica("shared").served();
        TestReplica other = replica("shared");

        assertThat(other.served()).isEqualTo(first);
        assertThat(other.isLeader()).isFalse();
    }

    @Test
    void usesWhatAnEarlierReplicaHasMade() {
        PemCertificate before = replica("kept").served();
        close();
        replicas.clear();

        TestReplica next = replica("kept");
        Patience.until("the next to lead").until(next::isLeader);

        assertThat(next.served()).isEqualTo(before);
        assertThat(part("kept-tls", "tls.crt")).isEqualTo(before.certificate());
    }

    @Test
    void makesADeletedSecretAnewAndHandsItToAll() {
        TestReplica leader = replica("deleted");
        PemCertificate before = leader.served();
        TestReplica other = replica("deleted");
        other.served();

        kubectl.succeed("delete", "secret", "deleted-tls");

        leader.servedAfter(before);
        other.servedAfter(before);
        assertServes(leader, "deleted-tls");
        assertServes(other, "deleted-tls");
    }

    @Test
    void replacesAForeignSecret() {
        kubectl.succeed("create", "secret", "generic", "foreign-tls", "--from-literal=tls.crt=nonsense");

        assertServes(replica("foreign"), "foreign-tls");
    }

    @Test
    void replacesWhatSomebodyBreaksAndServesOnMeanwhile() {
        TestReplica replica = replica("broken");
        PemCertificate before = replica.served();
        String authorities = part("broken-tls", "ca.crt");
        SelfSigned foreign = SelfSigned.issue(List.of(), Instant.now());

        kubectl.succeed(
                "patch",
                "secret",
                "broken-tls",
                "--type=merge",
                "--patch={\"data\":{\"tls.key\":\"%s\"}}".formatted(inBase64(foreign.keyPem())));

        replica.servedAfter(before);
        assertServes(replica, "broken-tls");
        assertThat(replica.handed()).hasSize(2);
        assertThat(part("broken-tls", "ca.crt"))
                .as("an authority that can sign stays")
                .isEqualTo(authorities);
    }

    @Test
    void renewsTheCertificateInTime() {
        MovableClock clock = new MovableClock();
        TestReplica leader = replica("renewed", clock);
        PemCertificate before = leader.served();
        TestReplica other = replica("renewed", clock);
        other.served();
        String authorities = part("renewed-tls", "ca.crt");

        clock.forward(Duration.ofDays(61));

        assertThat(leader.servedAfter(before)).isEqualTo(other.servedAfter(before));
        assertThat(part("renewed-tls", "ca.crt")).isEqualTo(authorities);
        assertServes(other, "renewed-tls");
    }

    @Test
    void rotatesTheAuthorityWithoutServingWhatIsNotTrustedYet() {
        MovableClock clock = new MovableClock();
        TestReplica replica = replica("rotated", clock);
        PemCertificate first = replica.served();
        String oldAuthority = part("rotated-tls", "ca.crt");

        clock.forward(Duration.ofDays(245));
        PemCertificate second = replica.servedAfter(first);
        Patience.until("a second authority")
                .until(() ->
                        TestReplica.certificates(part("rotated-tls", "ca.crt")).size() == 2);
        assertThat(part("rotated-tls", "ca.crt")).endsWith(oldAuthority);
        assertThat(TestReplica.trusts(oldAuthority, second)).isTrue();

        clock.forward(Duration.ofDays(61));
        PemCertificate third = replica.servedAfter(second);
        assertThat(TestReplica.trusts(oldAuthority, third)).isFalse();
        assertServes(replica, "rotated-tls");

        clock.forward(Duration.ofDays(61));
        Patience.until("the old authority to be dropped")
                .until(() -> !part("rotated-tls", "ca.crt").contains(oldAuthority));
        Patience.until("the bundle to follow")
                .until(() -> replica.keeper().authorities().equals(Optional.of(part("rotated-tls", "ca.crt"))));
    }

    @Test
    void goesOnWhenTheLeaderEnds() {
        MovableClock clock = new MovableClock();
        TestReplica first = replica("taken-over", clock);
        PemCertificate before = first.served();
        TestReplica second = replica("taken-over", clock);
        second.served();

        first.close();
        Patience.until("the second to lead").until(second::isLeader);
        clock.forward(Duration.ofDays(61));

        second.servedAfter(before);
        assertServes(second, "taken-over-tls");
    }

    private static String inBase64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
