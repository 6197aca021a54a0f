package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.rule.Rule;
import dev.privatecluster.core.rule.RuleDescription;
import dev.privatecluster.input.FactsFiles;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every rule has to tell of itself. */
final class RulesTest {
    static Stream<RuleDescription> descriptions() {
        return Rules.all(FactsFiles.load()).rules().stream().map(Rule::description);
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void haveAnIdATitleAndFullSentences(RuleDescription rule) {
        assertThat(rule.id()).matches("[a-z0-9]+(-[a-z0-9]+)*").isNotEqualTo("rewrite");
        assertThat(rule.title()).isNotBlank().doesNotEndWith(".");
        assertThat(rule.explanation()).endsWith(".");
        assertThat(rule.remedy()).endsWith(".");
        assertThat(rule.source()).isNotBlank();
    }

    @Test
    void areSortedById() {
        assertThat(descriptions().map(RuleDescription::id)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void areAboutEveryFeatureThatCanBeSeen() {
        assertThat(descriptions().map(RuleDescription::id))
                .containsAll(FactsFiles.load().features().keySet());
    }
}
