package dev.privatecluster.serving;

import dev.privatecluster.cluster.CertificateKeeper;
import dev.privatecluster.cluster.ClusterObjects;
import dev.privatecluster.cluster.ClusterOptions;
import dev.privatecluster.cluster.ClusterPolicies;
import dev.privatecluster.cluster.Leadership;
import dev.privatecluster.cluster.PolicyStatus;
import dev.privatecluster.cluster.Registration;
import dev.privatecluster.cluster.RegistrationFile;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All that runs beside the webhooks when the cluster configures them. It stops in the order opposite to its start. */
final class InCluster implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(InCluster.class);
    private static final Duration REGISTRATION_PAUSE = Duration.ofSeconds(30);

    private final ClusterPolicies policies;
    private final ClusterObjects objects;
    private final PolicyStatus status;
    private final Leadership leadership;
    private final @Nullable CertificateKeeper certificates;
    private final @Nullable Registration registration;

    /**
     * @param options what the command line says; without a folder for the certificate the cluster keeps it
     * @param exchange serves with what the cluster keeps
     * @param ready whether this replica answers
     */
    InCluster(KubernetesClient client, ServeOptions options, CertificateExchange exchange, BooleanSupplier ready) {
        ClusterOptions cluster = options.cluster();
        Clock clock = Clock.systemUTC();
        policies = new ClusterPolicies(client, cluster, CoreBeans.compiler(), clock);
        objects = new ClusterObjects(client, clock);
        status = new PolicyStatus(client, cluster, policies, clock);
        leadership = new Leadership(client, cluster, Leadership.Times.DEFAULT);
        certificates = options.tlsDirectory() == null
                ? new CertificateKeeper(
                        client, cluster, leadership, CertificateKeeper.Terms.usual(options.tlsNames()), exchange::use)
                : null;
        registration = registration(client, options, ready);
    }

    private @Nullable Registration registration(KubernetesClient client, ServeOptions options, BooleanSupplier ready) {
        Path file = options.cluster().registration();
        if (file == null) {
            return null;
        }
        CertificateKeeper keeper = certificates;
        Path folder = options.tlsDirectory();
        Supplier<Optional<String>> authorities = keeper != null
                ? keeper::authorities
                : () -> folder == null ? Optional.empty() : new CertificateFiles(folder).readAuthority();
        Registration kept = new Registration(
                client,
                options.cluster(),
                leadership,
                new Registration.Terms(RegistrationFile.read(file), authorities, ready, REGISTRATION_PAUSE));
        if (keeper != null) {
            keeper.whenAuthoritiesChange(kept::check);
        }
        return kept;
    }

    void start() {
        leadership.add(new Leadership.Listener() {
            @Override
            public void gained() {
                status.lead(true);
            }

            @Override
            public void lost() {
                status.lead(false);
            }
        });
        policies.start();
        objects.start();
        status.start();
        if (certificates != null) {
            certificates.start();
        }
        if (registration != null) {
            registration.start();
        }
        leadership.start();
    }

    ClusterPolicies policies() {
        return policies;
    }

    ClusterObjects objects() {
        return objects;
    }

    boolean isLeader() {
        return leadership.isLeader();
    }

    /** When the certificate that the cluster keeps ends. */
    Optional<Instant> certificateExpiry() {
        return certificates == null ? Optional.empty() : certificates.expiry();
    }

    /** What has to be known before anything can be decided. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!policies.isSynced()) {
            missing.add("policy");
        }
        return missing;
    }

    @Override
    public void close() {
        List<AutoCloseable> parts = new ArrayList<>(List.of(policies, objects, status));
        if (certificates != null) {
            parts.add(certificates);
        }
        if (registration != null) {
            parts.add(registration);
        }
        // Another replica may lead while this one answers what it still has to.
        parts.add(leadership);
        Collections.reverse(parts);
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                // The others are to stop all the same: a Lease that is not released holds up the next leader.
                LOG.warnf(e, "%s did not stop", part.getClass().getSimpleName());
            }
        }
    }
}
