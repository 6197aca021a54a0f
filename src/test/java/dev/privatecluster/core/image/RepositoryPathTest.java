package dev.privatecluster.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RepositoryPathTest {
    /** Amazon ECR API, shape RepositoryName. */
    private static final Pattern ECR =
            Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "a/b", "a.b", "a_b", "a__b", "a-b", "a----b", "0a/1b/2c", "a.b_c__d-e/f"})
    void takesWhatTheGrammarTakes(String path) {
        assertThat(RepositoryPath.isValid(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "a/", "/a", "a//b", "A", "a..b", "a.", ".a", "a___b", "_a", "a_", "-a", "a-", "a._b", "a_.b",
                "a-_b", "a:b", "a@b", "a b", "ä", "a/.b", "a_/b"
            })
    void refusesTheRest(String path) {
        assertThat(RepositoryPath.isValid(path)).isFalse();
    }

    @Property
    void agreesWithThePatternOfEcr(
            @ForAll @Chars({'.', '_', '-', '/', 'A'}) @CharRange(from = 'a', to = 'c') @StringLength(max = 12)
                    String path) {
        assertThat(RepositoryPath.isValid(path)).isEqualTo(ECR.matcher(path).matches());
    }

    @Test
    void namesInEcrHaveTwoTo256Characters() {
        assertThat(RepositoryPath.problemInEcr("a"))
                .isEqualTo("ECR repository names have 2 to 256 characters; 'a' has 1");
        assertThat(RepositoryPath.problemInEcr("ab")).isNull();
        assertThat(RepositoryPath.problemInEcr("a".repeat(256))).isNull();
        assertThat(RepositoryPath.problemInEcr("a".repeat(257))).endsWith("has 257");
    }

    @Test
    void saysWhatIsWrongWithANameInEcr() {
        assertThat(RepositoryPath.problemInEcr("host:5000/a"))
                .isEqualTo("'host:5000/a' is no name for an ECR repository: only lower-case letters, digits and single"
                        + " . _ - / between them");
    }
}
