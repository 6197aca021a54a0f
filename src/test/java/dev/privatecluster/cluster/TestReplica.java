package dev.privatecluster.cluster;

import dev.privatecluster.certificates.PemCertificate;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** What of a replica has to do with leadership, certificates and registration, and nothing else of it. */
final class TestReplica implements AutoCloseable {
    private static final Leadership.Times TIMES =
            new Leadership.Times(Duration.ofSeconds(5), Duration.ofSeconds(4), Duration.ofMillis(200));

    /** Other looks than those that a change asks for are rare, so that tests show that changes do. */
    private static final Duration RARELY = Duration.ofMinutes(10);

    private static final Duration OFTEN = Duration.ofMillis(200);

    private final KubernetesClient client;
    private final Leadership leadership;
    private final CertificateKeeper keeper;
    private final List<PemCertificate> handed = new CopyOnWriteArrayList<>();
    private final AtomicBoolean ready = new AtomicBoolean();
    private final List<Registration> registrations = new CopyOnWriteArrayList<>();
    private final ClusterOptions options;

    private TestReplica(KubernetesClient client, ClusterOptions options, CertificateKeeper.Terms terms) {
        this.options = options;
        this.client = client;
        leadership = new Leadership(client, options, TIMES);
        keeper = new CertificateKeeper(client, options, leadership, terms, handed::add);
        keeper.start();
        leadership.start();
    }

    /** One whose certificates are looked at only when something changes. It closes the client. */
    static TestReplica start(KubernetesClient client, ClusterOptions options) {
        return new TestReplica(
                client, options, new CertificateKeeper.Terms(List.of("127.0.0.1"), Clock.systemUTC(), RARELY));
    }

    /** One that goes by another clock. It closes the client. */
    static TestReplica start(KubernetesClient client, ClusterOptions options, Clock clock) {
        return new TestReplica(client, options, new CertificateKeeper.Terms(List.of("127.0.0.1"), clock, OFTEN));
    }

    /** Registers what is in the file, once the replica is said to be ready. */
    void register(RegistrationFile file) {
        Registration registration = new Registration(
                client, options, leadership, new Registration.Terms(file, keeper::authorities, ready::get, RARELY));
        keeper.whenAuthoritiesChange(registration::check);
        registration.start();
        registrations.add(registration);
    }

    void becomeReady() {
        ready.set(true);
    }

    boolean isLeader() {
        return leadership.isLeader();
    }

    CertificateKeeper keeper() {
        return keeper;
    }

    /** All certificates that it was given to serve with, the present one last. */
    List<PemCertificate> handed() {
        return handed;
    }

    /** The present one; waits for the first. */
    PemCertificate served() {
        Patience.until("a certificate").until(() -> !handed.isEmpty());
        return handed.get(handed.size() - 1);
    }

    /** The present certificate, when it is another than before. */
    PemCertificate servedAfter(PemCertificate before) {
        Patience.until("another certificate").until(() -> !served().equals(before));
        return served();
    }

    static List<X509Certificate> certificates(String pem) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(pem, e);
        }
    }

    /** Whether one of the authorities has signed the certificate. */
    static boolean trusts(String authorities, PemCertificate certificate) {
        X509Certificate served = certificates(certificate.certificate()).get(0);
        return certificates(authorities).stream().anyMatch(authority -> isSigned(served, authority));
    }

    private static boolean isSigned(X509Certificate served, X509Certificate authority) {
        try {
            served.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public void close() {
        registrations.forEach(Registration::close);
        keeper.close();
        leadership.close();
        client.close();
    }
}
