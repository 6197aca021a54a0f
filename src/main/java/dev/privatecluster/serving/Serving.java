package dev.privatecluster.serving;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.policy.PolicyInForce;
import dev.privatecluster.core.policy.PolicySource;
import dev.privatecluster.core.rule.OtherObjects;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the process goes by while it serves: a file, or the cluster. */
@Singleton
final class Serving {
    private static final int SECONDS_BETWEEN_LOOKS = 5;

    private final CertificateExchange exchange;
    private final @Nullable InCluster cluster;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "certificate-files");
        thread.setDaemon(true);
        return thread;
    });

    @Inject
    Serving(Instance<KubernetesClient> client, CertificateExchange exchange, MeterRegistry meters) {
        this.exchange = exchange;
        Server.Served served = Server.servedOrNull();
        cluster = served != null && served.policy() == null
                ? new InCluster(client.get(), served.options(), exchange, this::isReady)
                : null;
        if (cluster != null) {
            new ClusterMeters(cluster).register(meters);
        }
    }

    void start(@Observes StartupEvent event) {
        Server.Served served = Server.servedOrNull();
        if (served != null && served.certificate() != null) {
            CertificateReloader reloader = new CertificateReloader(
                    served.certificate(), served.options().tlsNames(), exchange::use);
            // A look ends in no exception that anybody could be told of.
            Future<?> unused = looks.scheduleWithFixedDelay(
                    () -> reloader.look(Instant.now()), SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
        }
        if (cluster != null) {
            cluster.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        looks.shutdownNow();
        if (cluster != null) {
            cluster.close();
        }
    }

    PolicySource policies() {
        if (cluster != null) {
            return cluster.policies();
        }
        Policy policy = Server.served().policy();
        if (policy == null) {
            throw new IllegalStateException("there is neither a policy nor a cluster");
        }
        PolicyInForce inForce = new PolicyInForce.Governed(policy);
        return namespace -> inForce;
    }

    OtherObjects otherObjects() {
        return cluster == null ? OtherObjects.UNKNOWN : cluster.objects();
    }

    /** What is missing before reviews can be answered. */
    List<String> missing() {
        List<String> missing = new ArrayList<>(cluster == null ? List.of() : cluster.missing());
        if (cluster != null && !exchange.isServed()) {
            missing.add("certificate");
        }
        return missing;
    }

    private boolean isReady() {
        return missing().isEmpty();
    }
}
