package dev.privatecluster.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small texts that grow huge when they are read. */
@Timeout(30)
final class YamlBombTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int LONGEST_SIMPLE_KEY = 1000;

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesABombWithOneSentence(String name, String text) {
        assertThat(text.length()).isLessThanOrEqualTo(MEBIBYTE);
        assertThatThrownBy(() -> YamlReader.read("f.yaml", text))
                .as(name)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("f.yaml")
                .message()
                .hasSizeLessThan(400)
                .hasLineCount(1);
    }

    static Stream<Arguments> refusesABombWithOneSentence() {
        return Stream.of(
                Arguments.of("a billion laughs", laughs()),
                Arguments.of("an alias of itself", "a: &a [*a]"),
                Arguments.of("a key that holds itself", "&a a: {b: *a, c: &c {d: *c}}"),
                Arguments.of("open brackets", "[".repeat(MEBIBYTE)),
                Arguments.of("brackets", "[".repeat(MEBIBYTE / 2) + "]".repeat(MEBIBYTE / 2)),
                Arguments.of("open braces", "{a: ".repeat(MEBIBYTE / 4)),
                Arguments.of("dashes", "- ".repeat(MEBIBYTE / 2)),
                Arguments.of("question marks", "? ".repeat(MEBIBYTE / 2)),
                Arguments.of("many values", "[" + "1,".repeat(MEBIBYTE / 2 - 1) + "]"),
                Arguments.of(
                        "a long key of many values",
                        "? " + "k".repeat(MEBIBYTE / 2) + "\n: [" + "1,".repeat(90_000) + "]"),
                Arguments.of("long keys of many values", longKeys()));
    }

    @Test
    void readsAsManyLevelsAsAnyManifestHas() {
        String text = "{a: ".repeat(60) + "1" + "}".repeat(60);

        assertThat(YamlReader.read("f.yaml", text).lineOf("a.a.a")).isEqualTo(1);
    }

    @Test
    void readsAnAliasThatStaysSmall() {
        YamlDocument document = YamlReader.read("f.yaml", "a: &a {b: 1}\nc: *a\n");

        assertThat(document.root().at("/c/b").intValue()).isEqualTo(1);
    }

    @Test
    void readsABigFileInNoTime() {
        String text = IntStream.range(0, 20_000)
                .mapToObj(i -> "- {source: r" + i + ".example, type: Copy}\n")
                .collect(Collectors.joining());

        assertTimeout(
                Duration.ofSeconds(15),
                () -> assertThat(YamlReader.read("f.yaml", text).root()).hasSize(20_000));
    }

    private static String laughs() {
        return "a0: &a0 [lol, lol]\n"
                + IntStream.range(1, 30)
                        .mapToObj(i -> "a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n")
                        .collect(Collectors.joining());
    }

    private static String longKeys() {
        int depth = 80;
        String opening = ("{" + "k".repeat(LONGEST_SIMPLE_KEY) + ": ").repeat(depth);
        return opening + "[" + "1,".repeat(190_000) + "]" + "}".repeat(depth);
    }

    @Test
    void doesNotWriteHugeNumbersOut() {
        for (String number :
                new String[] {"1e999999999", "-1E+999999999", "9".repeat(900_000), "0." + "1".repeat(900_000)}) {
            assertThat(YamlReader.read("f.yaml", "a: " + number)
                            .root()
                            .path("a")
                            .asText())
                    .isEqualTo(number);
        }
    }
}
