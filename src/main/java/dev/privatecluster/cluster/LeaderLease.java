package dev.privatecluster.cluster;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpecBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Lease that at most one replica holds. */
final class LeaderLease {
    private final KubernetesClient client;
    private final ClusterOptions options;
    private final Duration duration;
    private final LeaseObservation observation;

    /**
     * @param duration how long the others wait when its holder is silent; in whole seconds
     * @param timeout of every request; none is repeated, since the next attempt is not far
     */
    LeaderLease(KubernetesClient client, ClusterOptions options, Duration duration, Duration timeout) {
        RequestConfig once = new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout((int) timeout.toMillis())
                .build();
        this.client = client.adapt(NamespacedKubernetesClient.class)
                .withRequestConfig(once)
                .call(derived -> derived);
        this.options = options;
        this.duration = duration;
        observation = new LeaseObservation(options.identity(), duration);
    }

    /**
     * Takes or renews it, where this replica may.
     *
     * @return whether this replica holds it now
     */
    boolean hold() {
        Lease found = lease().get();
        if (found != null && !observation.mayHold(found.getSpec(), System.nanoTime())) {
            return false;
        }
        LeaseSpec spec = held(found == null ? null : found.getSpec());
        if (found == null) {
            client.resource(new LeaseBuilder()
                            .withNewMetadata()
                            .withNamespace(options.namespace())
                            .withName(options.name())
                            .endMetadata()
                            .withSpec(spec)
                            .build())
                    .create();
        } else {
            update(found, spec);
        }
        return true;
    }

    /** Lets the next replica take it at once, if this one holds it. */
    void release() {
        Lease found = lease().get();
        if (found != null && isMine(found.getSpec())) {
            update(
                    found,
                    new LeaseSpecBuilder(found.getSpec())
                            .withHolderIdentity(null)
                            .build());
        }
    }

    private LeaseSpec held(@Nullable LeaseSpec before) {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        LeaseSpecBuilder spec = new LeaseSpecBuilder()
                .withHolderIdentity(options.identity())
                .withLeaseDurationSeconds((int) duration.toSeconds())
                .withRenewTime(now)
                .withAcquireTime(now)
                .withLeaseTransitions(0);
        if (before == null) {
            return spec.build();
        }
        int transitions = Objects.requireNonNullElse(before.getLeaseTransitions(), 0);
        return isMine(before)
                ? spec.withAcquireTime(before.getAcquireTime())
                        .withLeaseTransitions(transitions)
                        .build()
                : spec.withLeaseTransitions(transitions + 1).build();
    }

    /** Fails where it was changed after it was read. */
    private void update(Lease found, LeaseSpec spec) {
        client.resource(new LeaseBuilder(found).withSpec(spec).build()).update();
    }

    private Resource<Lease> lease() {
        return client.resources(Lease.class).inNamespace(options.namespace()).withName(options.name());
    }

    private boolean isMine(LeaseSpec spec) {
        return options.identity().equals(spec.getHolderIdentity());
    }
}
