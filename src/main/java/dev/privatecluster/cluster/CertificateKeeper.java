package dev.privatecluster.cluster;

import dev.privatecluster.certificates.CertificatePlan;
import dev.privatecluster.certificates.KeptCertificates;
import dev.privatecluster.certificates.PemCertificate;
import dev.privatecluster.certificates.ServingCertificate;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the certificates of all replicas in a Secret: the leader makes and renews them, and every replica is handed what it
 * is to serve with.
 */
public final class CertificateKeeper implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CertificateKeeper.class);

    private final ClusterOptions options;
    private final Leadership leadership;
    private final Terms terms;
    private final Consumer<PemCertificate> serve;
    private final List<String> names;
    private final CertificateSecret secret;
    private final Upkeep upkeep;
    private final Outage unusable;
    private final List<Runnable> whenAuthoritiesChange = new CopyOnWriteArrayList<>();
    private @Nullable SharedIndexInformer<Secret> watch;
    private volatile @Nullable String authorities;
    private volatile @Nullable ServingCertificate served;

    /**
     * What to keep to.
     *
     * @param names what certificates are to be for, besides the names of the Service: host names and addresses
     * @param clock tells when they are due
     * @param pause the longest time between two looks at them
     */
    public record Terms(List<String> names, Clock clock, Duration pause) {
        /** Those for everyday use. */
        public static Terms usual(List<String> names) {
            return new Terms(names, Clock.systemUTC(), Duration.ofMinutes(1));
        }
    }

    /**
     * @param serve is handed every certificate to serve with from then on; where it fails it is handed it again
     */
    public CertificateKeeper(
            KubernetesClient client,
            ClusterOptions options,
            Leadership leadership,
            Terms terms,
            Consumer<PemCertificate> serve) {
        this.options = options;
        this.leadership = leadership;
        this.terms = terms;
        this.serve = serve;
        names = Stream.concat(options.serviceNames().stream(), terms.names().stream())
                .distinct()
                .toList();
        secret = new CertificateSecret(client, options);
        upkeep = new Upkeep(
                "certificates", terms.pause(), new Outage(LOG, secret + " cannot be read or written"), this::look);
        unusable = new Outage(LOG, "There is no certificate to serve with");
    }

    /** Adds one that is told when there are other authorities to trust than before. */
    public void whenAuthoritiesChange(Runnable listener) {
        whenAuthoritiesChange.add(listener);
    }

    /** Begins; the first certificate is handed over as soon as there is one. */
    public void start() {
        leadership.add(upkeep::ask);
        watch = Watching.start(secret.resource(), upkeep::ask);
        upkeep.ask();
    }

    /** All authorities that clients have to trust, in PEM; empty until there is a certificate to serve with. */
    public Optional<String> authorities() {
        return served == null ? Optional.empty() : Optional.ofNullable(authorities);
    }

    /** When the certificate ends that is served, if there is one. */
    public Optional<Instant> expiry() {
        return Optional.ofNullable(served).map(ServingCertificate::expiry);
    }

    private boolean look() {
        CertificateSecret.Found found = secret.read();
        if (leadership.isLeader()) {
            CertificatePlan due = CertificatePlan.of(found.kept(), names, now());
            if (due != CertificatePlan.KEEP) {
                carryOut(due, found);
                return false;
            }
        }
        return found.kept().filter(this::handOver).isPresent();
    }

    /** The change comes back as one of the Secret, and is looked at like anybody's. */
    private void carryOut(CertificatePlan due, CertificateSecret.Found found) {
        LOG.infof("%s gets %s%s", secret, due.gets(), found.kept().isPresent() ? "" : ", since " + found.problem());
        try {
            secret.replace(found.secret(), due.carryOut(found.kept(), names, now()));
            upkeep.ask();
        } catch (KubernetesClientException e) {
            if (!Conflicts.isOne(e)) {
                throw e;
            }
        }
    }

    /** Whether what is kept is served from now on. */
    private boolean handOver(KeptCertificates kept) {
        Optional<ServingCertificate> serving = kept.serving();
        Optional<String> problem = serving.map(found -> found.problem(options.serviceNames(), now()))
                .orElse(Optional.of("cannot be read"));
        if (problem.isPresent()) {
            unusable.failed(new IllegalStateException(secret + ": the certificate " + problem.get()));
            return false;
        }
        unusable.worked();
        ServingCertificate next = serving.orElseThrow();
        boolean isNew = served == null || !next.pem().equals(served.pem());
        if (isNew) {
            serve.accept(next.pem());
            served = next;
            LOG.infof("The certificate that is served ends at %s", next.expiry());
        }
        String bundle = kept.bundle();
        if (!bundle.equals(authorities)) {
            authorities = bundle;
            whenAuthoritiesChange.forEach(Runnable::run);
        }
        return true;
    }

    private Instant now() {
        return terms.clock().instant();
    }

    /** Keeps them no longer. What is served stays. */
    @Override
    public void close() {
        if (watch != null) {
            watch.stop();
        }
        upkeep.close();
    }
}
