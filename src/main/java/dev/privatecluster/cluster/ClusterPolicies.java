package dev.privatecluster.cluster;

import dev.privatecluster.api.v1alpha1.PrivateCluster;
import dev.privatecluster.core.policy.ConfigurationProblem;
import dev.privatecluster.core.policy.PolicyCompiler;
import dev.privatecluster.core.policy.PolicyInForce;
import dev.privatecluster.core.policy.PolicySource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The policy that the cluster's {@code PrivateCluster} asks for, in the mode that the labels of namespaces ask for. One that
 * does not compile leaves the last good one in force. Questions are answered from memory, without a lock.
 */
public final class ClusterPolicies implements PolicySource, AutoCloseable {
    private static final Duration ABSENT_CONFIGURATION = Duration.ofSeconds(1);
    private static final Duration ABSENT_NAMESPACES = Duration.ofSeconds(10);

    private final Governance governance;
    private final NamespaceModes modes = new NamespaceModes();
    private final PolicyMemory memory;
    private final ResourceWatch configurations;
    private final ResourceWatch namespaces;
    private final Ticker ticker = new Ticker("cluster-policies", this::tick);
    private volatile boolean wasKnown;

    /**
     * @param client speaks to the API server
     * @param options where the last good configuration is kept
     * @param compiler compiles configurations
     * @param clock tells when changes were
     */
    public ClusterPolicies(KubernetesClient client, ClusterOptions options, PolicyCompiler compiler, Clock clock) {
        KubernetesClient quick = ResourceWatch.clientFor(client);
        governance = new Governance(compiler, clock);
        memory = new PolicyMemory(quick, options);
        configurations = new ResourceWatch(
                quick,
                WatchedResource.PRIVATE_CLUSTERS,
                new Configurations(),
                new ResourceWatch.Options(PrivateCluster.NAME, ABSENT_CONFIGURATION, this::settled),
                clock);
        namespaces = new ResourceWatch(
                quick,
                WatchedResource.NAMESPACES,
                modes,
                new ResourceWatch.Options("", ABSENT_NAMESPACES, () -> {}),
                clock);
    }

    /** Begins to watch, and returns at once. */
    public void start() {
        ticker.start();
    }

    @Override
    public PolicyInForce inForceFor(String namespace) {
        return governance.state().force().in(namespace.isEmpty() ? null : modes.of(namespace));
    }

    /** Whether it is known, or was once, what to go by; until then every answer is a guess. */
    public boolean isSynced() {
        if (!wasKnown) {
            wasKnown = governance.state().phase() == PolicyState.Phase.KNOWN && namespaces.isSettled();
        }
        return wasKnown;
    }

    /** Whether the watches of the configuration and of namespaces are up to date. */
    public boolean isCurrent() {
        return configurations.isComplete() && namespaces.isComplete();
    }

    /** The generation of the {@code PrivateCluster} that is in force; 0 when none is. */
    public long generation() {
        Configuration governing = governance.state().governing();
        return governing == null ? 0 : governing.generation();
    }

    /** When what is in force changed last. */
    public Instant changed() {
        return governance.state().changed();
    }

    /** Why the present {@code PrivateCluster} cannot be in force; none when it is, or when there is none. */
    public List<ConfigurationProblem> problems() {
        return governance.state().problems();
    }

    /** Whether there is a {@code PrivateCluster} that cannot be in force. */
    public boolean isBroken() {
        return governance.state().isBroken();
    }

    /** The values of the namespaces' label that count as absent, by namespace. */
    public Map<String, String> unknownModes() {
        return modes.unknown();
    }

    /** How many namespaces have a mode of their own. */
    public int namespacesWithMode() {
        return modes.size();
    }

    @Override
    public void close() {
        ticker.close();
        configurations.close();
        namespaces.close();
    }

    PolicyState state() {
        return governance.state();
    }

    private void tick() {
        configurations.tick();
        namespaces.tick();
        if (governance.state().phase() == PolicyState.Phase.RECALLING) {
            governance.recalled(memory.read());
        }
    }

    /** All that there is has been seen: what was not seen is not there. */
    private void settled() {
        if (governance.state().phase() == PolicyState.Phase.UNKNOWN) {
            governance.absent();
        }
    }

    /** What the watch learns of the one configuration. */
    private final class Configurations implements Keeper {
        @Override
        public void keep(String key, GenericKubernetesResource object) {
            governance.present(Configuration.of(object));
            if (governance.state().phase() == PolicyState.Phase.RECALLING) {
                ticker.hurry();
            }
        }

        @Override
        public void forget(String key) {
            governance.absent();
        }

        @Override
        public Collection<String> keys() {
            return governance.state().present() == null ? List.of() : List.of(PrivateCluster.NAME);
        }
    }
}
