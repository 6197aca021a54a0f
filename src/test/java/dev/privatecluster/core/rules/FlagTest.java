package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.workload.Container;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.testing.Reviews;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FlagTest {
    private static Flag flag(String container) {
        return Flag.of("--enable-waf", new Container(FieldPath.ROOT, Reviews.tree(container)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "args: [--enable-waf=false] | false",
                "command: [/controller, --enable-waf=false] | false",
                "command: [sh, -c, '/controller --enable-waf=false --x'] | false",
                "command: [sh, -c, '/controller \"--enable-waf=false\"'] | false",
                "args: ['--enable-waf=\"false\"'] | false",
                "args: [--enable-waf] | true",
                "args: [--enable-waf, --other] | true",
                "args: [--enable-waf, other] | other",
                "args: [--enable-waf=true, --enable-waf=false] | false",
                "args: [--enable-wafv2=false] | absent",
                "args: [] | absent",
                "args: 7 | absent",
                "image: a | absent",
                // pflag takes this for true, other parsers for false
                "args: [--enable-waf, 'false'] | unknown",
                "args: [--enable-waf=$(WAF)] | unknown",
                "args: [--enable-waf, $(WAF)] | unknown",
                "args: [--enable-waf, f] | unknown",
                "args: [$(ARGS)] | unknown",
                "args: [$ARGS] | unknown",
                "args: ['${ARGS}'] | unknown",
                "args: [--cluster-name=$(CLUSTER_NAME)] | absent",
                "args: [--cluster-name=a-$(B), --other] | absent",
                "command: [sh, -c, 'exec /controller --a=$A $ARGS'] | unknown",
                "command: [sh, -c, 'exec /controller \"$@\"'] | unknown",
                "command: [sh, -c, 'exec /controller --a=$A'] | absent",
            })
    void isReadAsProgramsWouldOrSaidToBeUnknown(String container, String expected) {
        Flag flag = flag(container);
        switch (expected) {
            case "absent" -> assertThat(flag.isAbsent()).isTrue();
            case "unknown" -> assertThat(flag.isUnknown()).isTrue();
            default -> {
                assertThat(flag.hasValue(expected)).isTrue();
                assertThat(flag.isAbsent() || flag.isUnknown()).isFalse();
            }
        }
    }

    @Test
    void ofAVolumeIsAbsent() {
        assertThat(Flag.of("--any", null).isAbsent()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, true",
        "t, true",
        "T, true",
        "TRUE, true",
        "true, true",
        "True, true",
        "0, false",
        "f, false",
        "F, false",
        "FALSE, false",
        "false, false",
        "False, false",
        "yes, neither",
        "tRUE, neither",
        "off, neither"
    })
    void isTrueOrFalseInAllSpellingsOfGo(String value, String expected) {
        Flag flag = flag("args: ['--enable-waf=" + value + "']");

        assertThat(flag.isTrue()).isEqualTo(expected.equals("true"));
        assertThat(flag.isFalse()).isEqualTo(expected.equals("false"));
    }
}
