package dev.privatecluster.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.api.v1alpha1.Mode;
import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.testing.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyTest {
    @Test
    void enforcesTheNewestRulesUnlessToldOtherwise() {
        Policy policy = Policies.usWest2("");

        assertThat(policy.mode()).isEqualTo(Mode.ENFORCE);
        assertThat(policy.rulesVersion()).isEqualTo(RulesVersion.V2026_11);
        assertThat(policy.region()).isEqualTo("us-west-2");
        assertThat(policy.actionOf("invalid-image")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"latest, V2026_11", "2026-11, V2026_11", "2020-06, V2020_06", "'\"2020-06\"', V2020_06"})
    void readsTheRuleSet(String text, RulesVersion version) {
        assertThat(Policies.usWest2("rulesVersion: " + text).rulesVersion()).isEqualTo(version);
    }

    @Test
    void readsModeAndSettingsOfRules() {
        Policy policy = Policies.usWest2(
                """
                mode: Audit
                rules:
                - {id: invalid-image, action: Warn}
                - {id: not-rewritten, action: Ignore}
                - {id: ecr-endpoint-form, action: Deny}
                """);

        assertThat(policy.mode()).isEqualTo(Mode.AUDIT);
        assertThat(policy.actionOf("invalid-image")).isEqualTo(RuleAction.WARN);
        assertThat(policy.actionOf("not-rewritten")).isEqualTo(RuleAction.IGNORE);
        assertThat(policy.actionOf("ecr-endpoint-form")).isEqualTo(RuleAction.DENY);
        assertThat(policy.actionOf("unreachable-registry")).isNull();
    }
}
