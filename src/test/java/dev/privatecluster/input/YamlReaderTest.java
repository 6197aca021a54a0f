package dev.privatecluster.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlReaderTest {
    @Test
    void knowsTheLineOfEveryField() {
        YamlDocument document = YamlReader.read(
                "f.yaml",
                """
                # comment
                a:
                  b: [1,
                      2]
                'c': {d: e}
                """);

        assertThat(document.lineOf("a")).isEqualTo(2);
        assertThat(document.lineOf("a.b")).isEqualTo(3);
        assertThat(document.lineOf("a.b[1]")).isEqualTo(4);
        assertThat(document.lineOf("c.d")).isEqualTo(5);
        assertThat(document.lineOf("a.b[7].x"))
                .as("the nearest field around it")
                .isEqualTo(3);
        assertThat(document.lineOf("z")).isZero();
    }

    @Test
    void knowsTheLineOfAKeyWhateverCharactersItHas() {
        YamlDocument document = YamlReader.read(
                "f.yaml",
                """
                labels:
                  a: b
                  example.com/a.b: c
                list:
                - labels:
                    x.y: z
                """);

        assertThat(document.lineOf("labels[example.com/a.b]")).isEqualTo(3);
        assertThat(document.lineOf("list[0].labels[x.y]")).isEqualTo(6);
        assertThat(document.lineOf("labels[other]")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'no', STRING",
        "yes, STRING",
        "on, STRING",
        "True, BOOLEAN",
        "~, NULL",
        "2020-06, STRING",
        "2026-11-01, STRING",
        "12, NUMBER",
        "1.5, NUMBER",
        "012, POJO",
        "0x1F, POJO",
        "0o17, POJO",
        "1e3, POJO",
        ".inf, POJO",
        ".nan, POJO",
        "1_000, STRING",
        "12:30, STRING",
        "'\"1\"', STRING",
        "!!str 1, STRING",
        "<<, STRING"
    })
    void readsScalarsByTheCoreSchemaOfYaml12(String scalar, String type) {
        assertThat(YamlReader.read("f.yaml", "a: " + scalar).root().path("a").getNodeType())
                .hasToString(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n"})
    void refusesAnEmptyFile(String text) {
        refuses(text, "f.yaml: is empty; one YAML document is expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\n---\nb: 2\n", "---\na: 1\n---\n", "a: 1\n...\n---\nb\n"})
    void refusesASecondDocument(String text) {
        assertThatThrownBy(() -> YamlReader.read("f.yaml", text))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("f.yaml:\\d: a second document begins here; one is expected");
    }

    @Test
    void takesTheLineOfSyntaxErrors() {
        refuses(
                "a: 1\n\tb: 2\n",
                "f.yaml:2: is no valid YAML: found character '\\t(TAB)' that cannot start any token. (Do not use"
                        + " \\t(TAB) for indentation)");
        refuses("a: 1\nb: [1, 2\nc: 3\n", "f.yaml:3: is no valid YAML: expected ',' or ']', but got :");
        refuses("a: *none\n", "f.yaml:1: is no valid YAML: found undefined alias none");
        refuses("a: 1\n b: 2\n", "f.yaml:2: is no valid YAML: mapping values are not allowed here");
        refuses("a: 'b\n", "f.yaml:2: is no valid YAML: found unexpected end of stream");
    }

    @Test
    void refusesKeysThatAreNoText() {
        refuses("a: 1\n? [b]\n: c\n", "f.yaml:2: a key has to be a text");
    }

    @Test
    void refusesCharactersThatNoYamlHas() {
        assertThatThrownBy(() -> YamlReader.read("f.yaml", "a: \u0000"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("f.yaml");
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> YamlReader.read("f.yaml", text))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }
}
