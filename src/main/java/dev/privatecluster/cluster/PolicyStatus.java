package dev.privatecluster.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.api.v1alpha1.PrivateCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what has become of the {@code PrivateCluster}, while this replica leads: its status, events, and the last policy
 * that compiled, for replicas that start later.
 */
public final class PolicyStatus implements AutoCloseable {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 5;

    private final KubernetesClient client;
    private final ClusterPolicies policies;
    private final PolicyMemory memory;
    private final ClusterEvents events;
    private final Clock clock;
    private final Ticker ticker = new Ticker("policy-status", this::tick);
    private volatile boolean leads;
    private volatile boolean isNewLeader;
    private int failures;
    private Instant notBefore = Instant.MIN;
    private @Nullable Configuration remembered;
    private @Nullable Written written;
    private boolean isAbsenceTold;

    /** What was written last: the watch takes a moment to bring it back. */
    private record Written(String uid, ReadyCondition condition, Instant when) {}

    /**
     * @param client speaks to the API server
     * @param options where the last good policy is kept, and who says what is said
     * @param policies what to write down
     * @param clock tells when changes were
     */
    public PolicyStatus(KubernetesClient client, ClusterOptions options, ClusterPolicies policies, Clock clock) {
        KubernetesClient quick = ResourceWatch.clientFor(client);
        this.client = quick;
        this.policies = policies;
        this.memory = new PolicyMemory(quick, options);
        this.events = new ClusterEvents(quick, options, clock);
        this.clock = clock;
    }

    /** Begins to look for what is to be written, and returns at once. */
    public void start() {
        ticker.start();
    }

    /** Whether this replica is the one that writes, from now on. It may be called again with what was known already. */
    public void lead(boolean isLeader) {
        if (isLeader && !leads) {
            isNewLeader = true;
        }
        leads = isLeader;
        ticker.hurry();
    }

    @Override
    public void close() {
        ticker.close();
    }

    private void tick() {
        if (!leads || clock.instant().isBefore(notBefore)) {
            return;
        }
        if (isNewLeader) {
            isNewLeader = false;
            forget();
        }
        try {
            write(policies.state());
            failures = 0;
        } catch (RuntimeException e) {
            Duration pause = Duration.ofSeconds(1L << Math.min(failures, MOST_DOUBLINGS));
            notBefore = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
            failures++;
            throw e;
        }
    }

    /** Another replica may have written since. */
    private void forget() {
        remembered = null;
        written = null;
        isAbsenceTold = false;
    }

    private void write(PolicyState state) {
        Configuration present = state.present();
        if (state.phase() != PolicyState.Phase.KNOWN) {
            return;
        }
        if (present == null) {
            tellAbsence();
            return;
        }
        isAbsenceTold = false;
        ReadyCondition condition = ReadyCondition.of(present, state);
        // One may be forbidden where the others are not.
        allOf(() -> report(present, condition), () -> remember(state.governing()));
    }

    private void tellAbsence() {
        if (!isAbsenceTold) {
            events.tell(new ClusterEvents.Event(true, "Missing", Governance.MISSING + "."), null);
            isAbsenceTold = true;
        }
    }

    /** The one in force, which is the last good one where the present one is broken. */
    private void remember(@Nullable Configuration governing) {
        if (governing != null && (remembered == null || !remembered.wantsTheSameAs(governing))) {
            memory.write(governing);
            remembered = governing;
        }
    }

    private void report(Configuration present, ReadyCondition condition) {
        Written before = written;
        boolean isOnItsWay = before != null
                && before.uid.equals(present.uid())
                && before.condition.equals(condition)
                && clock.instant().isBefore(before.when.plus(LONGEST_PAUSE));
        if (isOnItsWay || condition.isIn(present.status())) {
            return;
        }
        boolean breaks = !condition.isReady() && !ReadyCondition.says(present.status(), false);
        boolean heals = condition.isReady() && ReadyCondition.says(present.status(), false);
        patch(present, condition);
        written = new Written(present.uid(), condition, clock.instant());
        // Afterwards, so that it is told once however often the status is refused.
        if (breaks || heals) {
            events.tell(new ClusterEvents.Event(breaks, condition.reason(), condition.message()), present);
        }
    }

    /** Only where it is still the same object. */
    private void patch(Configuration present, ReadyCondition condition) {
        ObjectNode patch = Trees.object();
        patch.putObject("metadata").put("uid", present.uid());
        patch.set("status", condition.changed(present.status(), clock.instant()));
        WatchedResource resource = WatchedResource.PRIVATE_CLUSTERS;
        client.genericKubernetesResources(resource.context(resource.versions().get(0)))
                .withName(PrivateCluster.NAME)
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch.toString());
    }

    private static void allOf(Runnable... steps) {
        RuntimeException failure = null;
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
