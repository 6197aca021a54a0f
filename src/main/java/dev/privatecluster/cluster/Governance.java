package dev.privatecluster.cluster;

import dev.privatecluster.core.policy.ConfigurationProblem;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.policy.PolicyCompiler;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Decides which policy is in force as configurations come, change, break and go. Reading takes no lock. */
final class Governance {
    private static final Logger LOG = Logger.getLogger(Governance.class);
    private static final String NOT_READ =
            "private-cluster-webhook has not read its PrivateCluster yet, so that everything is allowed; try again";
    static final String MISSING = "there is no PrivateCluster named 'cluster', so that private-cluster-webhook allows"
            + " everything; create one with kubectl apply";
    static final String BROKEN = "the PrivateCluster 'cluster' has mistakes, so that private-cluster-webhook allows"
            + " everything; kubectl describe privatecluster cluster tells them";

    private final PolicyCompiler compiler;
    private final Clock clock;
    private final AtomicReference<PolicyState> state;

    Governance(PolicyCompiler compiler, Clock clock) {
        this.compiler = compiler;
        this.clock = clock;
        Instant now = clock.instant();
        state = new AtomicReference<>(
                new PolicyState(PolicyState.Phase.UNKNOWN, null, null, List.of(), now, Force.none(NOT_READ)));
    }

    PolicyState state() {
        return state.get();
    }

    /** There is no configuration. */
    synchronized void absent() {
        PolicyState before = state.get();
        if (before.phase() != PolicyState.Phase.UNKNOWN && before.present() == null) {
            return;
        }
        LOG.warn(MISSING);
        Force force = Force.none(MISSING);
        state.set(new PolicyState(PolicyState.Phase.KNOWN, null, null, List.of(), clock.instant(), force));
    }

    /** This configuration is there. */
    synchronized void present(Configuration configuration) {
        PolicyState before = state.get();
        Configuration known = before.present();
        if (known != null && known.wantsTheSameAs(configuration)) {
            state.set(new PolicyState(
                    before.phase(),
                    configuration,
                    before.governing(),
                    before.problems(),
                    before.changed(),
                    before.force()));
            return;
        }
        PolicyCompiler.Result result = compile(configuration);
        Policy policy = result.policy();
        if (policy == null) {
            state.set(broken(configuration, result.problems(), before));
        } else {
            govern(configuration, configuration, List.of(), policy);
        }
    }

    /**
     * What was kept of the last good configuration, after one that is broken was met.
     *
     * @param kept null when there is none
     */
    synchronized void recalled(@Nullable Configuration kept) {
        PolicyState before = state.get();
        Configuration present = before.present();
        if (before.phase() != PolicyState.Phase.RECALLING || present == null) {
            return;
        }
        // One that had the name before was deleted on purpose.
        Policy policy = kept == null || !kept.uid().equals(present.uid())
                ? null
                : compile(kept).policy();
        if (kept == null || policy == null) {
            Force force = Force.none(BROKEN);
            state.set(
                    new PolicyState(PolicyState.Phase.KNOWN, present, null, before.problems(), clock.instant(), force));
        } else {
            govern(present, kept, before.problems(), policy);
        }
    }

    private void govern(
            Configuration present, Configuration governing, List<ConfigurationProblem> problems, Policy policy) {
        Force force = Force.of(policy);
        state.set(new PolicyState(PolicyState.Phase.KNOWN, present, governing, problems, clock.instant(), force));
        LOG.infof("The PrivateCluster of generation %d is in force", governing.generation());
    }

    /** The last good one stays in force; where there is none in memory, one may have been kept elsewhere. */
    private PolicyState broken(Configuration present, List<ConfigurationProblem> problems, PolicyState before) {
        LOG.errorf("The PrivateCluster of generation %d cannot be in force: %s", present.generation(), problems);
        Configuration governing = before.governing();
        if (governing != null && governing.uid().equals(present.uid())) {
            return new PolicyState(
                    PolicyState.Phase.KNOWN, present, governing, problems, before.changed(), before.force());
        }
        Configuration last = before.present();
        boolean isKnownToHaveNone = before.phase() == PolicyState.Phase.KNOWN
                && last != null
                && last.uid().equals(present.uid());
        return new PolicyState(
                isKnownToHaveNone ? PolicyState.Phase.KNOWN : PolicyState.Phase.RECALLING,
                present,
                null,
                problems,
                before.changed(),
                last == null && before.phase() == PolicyState.Phase.UNKNOWN ? before.force() : Force.none(BROKEN));
    }

    private PolicyCompiler.Result compile(Configuration configuration) {
        try {
            return compiler.compile(configuration.object());
        } catch (RuntimeException e) {
            LOG.error("The PrivateCluster cannot be compiled", e);
            String message = "cannot be compiled, which is a mistake of private-cluster-webhook: " + e;
            return new PolicyCompiler.Result(null, List.of(new ConfigurationProblem("spec", message)));
        }
    }
}
