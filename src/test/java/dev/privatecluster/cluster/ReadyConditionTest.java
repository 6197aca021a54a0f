package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.core.policy.ConfigurationProblem;
import dev.privatecluster.testing.Policies;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the status of a PrivateCluster says. */
final class ReadyConditionTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T10:00:00.5Z");
    private static final Instant LATER = FIRST.plusSeconds(60);
    private static final JsonNode NONE = Trees.object();
    private static final int HOW_MANY = 1000;

    private final Governance governance = new Governance(Policies.COMPILER, Clock.systemUTC());

    @Test
    void isTrueWhileThePresentPolicyIsInForce() {
        ReadyCondition condition = of(WatchedObjects.configuration("a", 4, ""));

        assertThat(condition.isReady()).isTrue();
        assertThat(condition.isIn(NONE)).isFalse();
        assertThat(condition.changed(NONE, FIRST))
                .hasToString(
                        """
                {"observedGeneration":4,"conditions":[{"type":"Ready","status":"True","reason":"InForce",\
                "message":"This policy is in force.","observedGeneration":4,"lastTransitionTime":"2026-11-01T10:00:00Z"}]}""");
    }

    @Test
    void isFalseWithTheProblemsAndWhatIsInForceInstead() {
        of(WatchedObjects.configuration("a", 1, ""));
        ReadyCondition condition = of(WatchedObjects.broken("a", 2));

        assertThat(condition.isReady()).isFalse();
        assertThat(condition.reason()).isEqualTo("Invalid");
        assertThat(condition.message()).contains("generation 1 stays in force", "spec.region: 'us-nowhere-1'");
    }

    @Test
    void isNotWrittenAgainWhenItIsThere() {
        ReadyCondition condition = of(WatchedObjects.configuration("a", 4, ""));

        assertThat(condition.isIn(condition.changed(NONE, FIRST))).isTrue();
    }

    @Test
    void keepsTheTimeOfItsLastTransitionAndTheConditionsOfOthers() {
        ObjectNode before = of(WatchedObjects.configuration("a", 1, "")).changed(NONE, FIRST);
        before.withArrayProperty("conditions").insertObject(0).put("type", "Other");

        JsonNode after = of(WatchedObjects.configuration("a", 2, "mode: Audit")).changed(before, LATER);

        assertThat(after.at("/conditions/0/type")).hasToString("\"Other\"");
        assertThat(after.at("/conditions/1/lastTransitionTime")).hasToString("\"2026-11-01T10:00:00Z\"");
        assertThat(after.at("/conditions")).hasSize(2);
        assertThat(of(WatchedObjects.broken("a", 3)).changed(after, LATER).at("/conditions/1/lastTransitionTime"))
                .hasToString("\"2026-11-01T10:01:00Z\"");
    }

    @Test
    void saysHowManyMoreProblemsThereAreThanItHasRoomFor() {
        List<ConfigurationProblem> problems = IntStream.range(0, HOW_MANY)
                .mapToObj(i -> new ConfigurationProblem("spec.mirrors[" + i + "]", "is wrong"))
                .toList();

        String told = ReadyCondition.told(problems, 100);

        assertThat(told)
                .hasSizeLessThanOrEqualTo(100)
                .startsWith("spec.mirrors[0]: is wrong; ")
                .contains("more");
        assertThat(ReadyCondition.told(problems.subList(0, 2), 100))
                .isEqualTo("spec.mirrors[0]: is wrong; spec.mirrors[1]: is wrong");
        assertThat(ReadyCondition.told(problems, 5)).hasSize(5);
    }

    private ReadyCondition of(Configuration present) {
        governance.present(present);
        return ReadyCondition.of(present, governance.state());
    }
}
