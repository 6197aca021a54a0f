package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.core.decision.Judge;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.input.FactsFiles;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextsTest {
    private static final Judge JUDGE = new Judge(Rules.all(FactsFiles.load()), OtherObjects.UNKNOWN);
    private static final int LARGEST = 1024 * 1024;

    /** Texts that would take hours if a pattern looked at every character once for every other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r",
                "\u2028",
                " ",
                "\t-",
                "{",
                ", ",
                "{awsxray/",
                "awsxray",
                "awsxray ",
                "name ",
                "name: ",
                "@type ",
                "cloudwatch_logs_",
                "https://aps-workspaces",
                "a\n",
                "#",
            })
    void noTextOfTheLargestSizeTakesLong(String piece) {
        ObjectNode configMap = JsonNodeFactory.instance.objectNode();
        configMap.put("apiVersion", "v1").put("kind", "ConfigMap");
        configMap.putObject("data").put("text", piece.repeat(LARGEST / piece.length()));

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> JUDGE.judge(Reviews.create(configMap), Policies.usWest2("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a # b\n#b\r\n", "\t#b", "# b", "a\t#b"})
    void whatFollowsAHashAtTheBeginningOrBehindASpaceIsAComment(String text) {
        assertThat(Texts.contains(Texts.line("b"), text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#\n a b # c", "{color: '#fff', b: 1}", "a#b"})
    void anyOtherHashIsPartOfAValue(String text) {
        assertThat(Texts.contains(Texts.line("b"), text)).isTrue();
    }
}
