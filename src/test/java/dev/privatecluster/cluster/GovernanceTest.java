package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.api.v1alpha1.Mode;
import dev.privatecluster.cluster.PolicyState.Phase;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.policy.PolicyInForce;
import dev.privatecluster.testing.Policies;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which policy is in force as configurations come, change, break and go. */
final class GovernanceTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private final Governance governance = new Governance(Policies.COMPILER, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void allowsEverythingUntilAnythingIsKnown() {
        assertThat(governance.state().phase()).isEqualTo(Phase.UNKNOWN);
        assertThat(reason()).contains("not read");
    }

    @Test
    void saysWhatToDoWhereThereIsNone() {
        governance.absent();

        assertThat(governance.state().phase()).isEqualTo(Phase.KNOWN);
        assertThat(reason()).contains("no PrivateCluster", "kubectl apply").doesNotEndWith(".");
    }

    @Test
    void bringsOneIntoForceInBothModes() {
        governance.present(WatchedObjects.configuration("a", 7, "mode: Audit"));

        assertThat(mode(null)).isEqualTo(Mode.AUDIT);
        assertThat(mode(NamespaceMode.ENFORCE)).isEqualTo(Mode.ENFORCE);
        assertThat(mode(NamespaceMode.AUDIT)).isEqualTo(Mode.AUDIT);
        assertThat(governance.state().force().in(NamespaceMode.OFF)).isInstanceOf(PolicyInForce.Off.class);
        assertThat(generationInForce()).isEqualTo(7);
        assertThat(governance.state().changed()).isEqualTo(NOW);
    }

    @Test
    void leavesANamespaceThatIsOffAloneWhereThereIsNone() {
        governance.absent();

        assertThat(governance.state().force().in(NamespaceMode.OFF)).isInstanceOf(PolicyInForce.Off.class);
    }

    @Test
    void compilesNothingAnewWhenOnlyTheStatusChanges() {
        governance.present(WatchedObjects.configuration("a", 1, ""));
        Policy before = policy();
        governance.present(WatchedObjects.configuration("a", 1, ""));

        assertThat(policy()).isSameAs(before);
    }

    @Test
    void keepsTheLastGoodOneWhenOneIsBroken() {
        governance.present(WatchedObjects.configuration("a", 1, "mode: Audit"));
        governance.present(WatchedObjects.broken("a", 2));

        assertThat(mode(null)).isEqualTo(Mode.AUDIT);
        assertThat(generationInForce()).isEqualTo(1);
        assertThat(governance.state().phase()).isEqualTo(Phase.KNOWN);
        assertThat(governance.state().problems())
                .extracting(problem -> problem.field())
                .containsExactly("spec.region");
    }

    @Test
    void asksForWhatWasKeptWhenTheFirstOneIsBroken() {
        governance.present(WatchedObjects.broken("a", 2));
        assertThat(governance.state().phase()).isEqualTo(Phase.RECALLING);

        governance.recalled(WatchedObjects.configuration("a", 1, "mode: Audit"));

        assertThat(governance.state().phase()).isEqualTo(Phase.KNOWN);
        assertThat(governance.state().isBroken()).isTrue();
        assertThat(mode(null)).isEqualTo(Mode.AUDIT);
        assertThat(generationInForce()).isEqualTo(1);
    }

    @Test
    void allowsEverythingWhenNothingWasKept() {
        governance.present(WatchedObjects.broken("a", 1));
        governance.recalled(null);

        assertThat(governance.state().phase()).isEqualTo(Phase.KNOWN);
        assertThat(reason()).contains("has mistakes");

        governance.present(WatchedObjects.broken("a", 2));
        assertThat(governance.state().phase())
                .as("it is known that nothing was kept")
                .isEqualTo(Phase.KNOWN);
    }

    @Test
    void takesNothingOfAnotherThatHadItsName() {
        governance.present(WatchedObjects.broken("b", 1));
        governance.recalled(WatchedObjects.configuration("a", 5, ""));

        assertThat(reason()).contains("has mistakes");
    }

    @Test
    void forgetsTheLastGoodOneWhenItIsDeleted() {
        governance.present(WatchedObjects.configuration("a", 1, ""));
        governance.absent();
        assertThat(reason()).contains("no PrivateCluster");

        governance.present(WatchedObjects.broken("b", 1));
        assertThat(reason()).contains("has mistakes");
    }

    @Test
    void forgetsTheLastGoodOneWhenAnotherTookItsPlaceUnseen() {
        governance.present(WatchedObjects.configuration("a", 1, ""));
        governance.present(WatchedObjects.broken("b", 1));

        assertThat(governance.state().phase()).isEqualTo(Phase.RECALLING);
        assertThat(reason()).contains("has mistakes");
    }

    @Test
    void takesNoNoticeOfWhatWasKeptOnceAGoodOneIsThere() {
        governance.present(WatchedObjects.broken("a", 1));
        governance.present(WatchedObjects.configuration("a", 2, ""));
        governance.recalled(WatchedObjects.configuration("a", 1, "mode: Audit"));

        assertThat(generationInForce()).isEqualTo(2);
        assertThat(mode(null)).isEqualTo(Mode.ENFORCE);
    }

    @Test
    void isKeptAndReadAgainAsItWas() {
        Configuration configuration = WatchedObjects.configuration("a", 3, "mode: Audit");

        Configuration read =
                Configuration.ofKept(Trees.parse(configuration.kept().toString()));

        assertThat(read.wantsTheSameAs(configuration)).isTrue();
    }

    private String reason() {
        return governance.state().force().in(null) instanceof PolicyInForce.Unconfigured none ? none.reason() : "";
    }

    private Policy policy() {
        if (governance.state().force().in(null) instanceof PolicyInForce.Governed governed) {
            return governed.policy();
        }
        throw new AssertionError("no policy is in force");
    }

    private @Nullable Mode mode(@Nullable NamespaceMode label) {
        return governance.state().force().in(label) instanceof PolicyInForce.Governed governed
                ? governed.policy().mode()
                : null;
    }

    private long generationInForce() {
        Configuration governing = governance.state().governing();
        return governing == null ? 0 : governing.generation();
    }
}
