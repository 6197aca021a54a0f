package dev.privatecluster.serving;

import dev.privatecluster.core.rule.OtherObjects;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Locale;

/** What operators watch of the parts that live in a cluster. */
final class ClusterMeters {
    private static final double MILLISECONDS = 1_000;

    private final InCluster cluster;

    ClusterMeters(InCluster cluster) {
        this.cluster = cluster;
    }

    void register(MeterRegistry registry) {
        gauge(
                "privatecluster.policy.generation",
                "The generation of the PrivateCluster in force; 0 without one.",
                registry,
                () -> (double) cluster.policies().generation());
        gauge(
                "privatecluster.policy.broken",
                "1 while the present PrivateCluster cannot be in force.",
                registry,
                () -> number(cluster.policies().isBroken()));
        gauge(
                "privatecluster.policy.changed.seconds",
                "When what is in force changed last, in Unix time.",
                registry,
                () -> seconds(cluster.policies().changed()));
        gauge(
                "privatecluster.certificate.expiry.seconds",
                "When the certificate served ends, in Unix time; 0 without one.",
                registry,
                () -> cluster.certificateExpiry().map(ClusterMeters::seconds).orElse(0d));
        gauge("privatecluster.leader", "1 on the replica that leads.", registry, () -> number(cluster.isLeader()));
        gauge(
                "privatecluster.namespaces.unknown.mode",
                "Namespaces whose mode label has a value that counts as absent.",
                registry,
                () -> (double) cluster.policies().unknownModes().size());
        gauge(
                "privatecluster.watches.current",
                "1 while the watches of policy and namespaces are up to date.",
                registry,
                () -> number(cluster.policies().isCurrent()));
        for (OtherObjects.Kind kind : OtherObjects.Kind.values()) {
            String label = kind.name().toLowerCase(Locale.ROOT);
            Gauge.builder("privatecluster.cache.objects", cluster, live -> live.objects()
                            .size(kind))
                    .description("Objects that rules may ask for.")
                    .tag("kind", label)
                    .register(registry);
            Gauge.builder(
                            "privatecluster.cache.complete",
                            cluster,
                            live -> number(live.objects().areComplete(kind)))
                    .description("1 while all objects of the kind are known.")
                    .tag("kind", label)
                    .register(registry);
        }
    }

    private static void gauge(
            String name, String description, MeterRegistry registry, java.util.function.Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private static double number(boolean flag) {
        return flag ? 1 : 0;
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / MILLISECONDS;
    }
}
