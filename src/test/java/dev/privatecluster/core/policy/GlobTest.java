package dev.privatecluster.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "a, a, true",
        "a, ab, false",
        "*, '', true",
        "*, anything/at.all, true",
        "legacy-*, legacy-, true",
        "legacy-*, legacy-1, true",
        "legacy-*, my-legacy-1, false",
        "*-legacy, my-legacy, true",
        "a*b*c, abc, true",
        "a*b*c, aXbYbZc, true",
        "a*b*c, acb, false",
        "**, a, true",
        "a.b, axb, false",
        "a?b, axb, false",
        "docker.io/library/nginx:*, docker.io/library/nginx, false",
        "docker.io/library/nginx*, docker.io/library/nginx, true",
        "quay.io/*, quay.io/a/b:1, true",
        "quay.io/*, QUAY.io/a, false"
    })
    void aStarStandsForAnyCharactersAndAllElseForItself(String pattern, String text, boolean matches) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void aQuestionMarkStandsForOneCharacterInWhatFargateSelects() {
        assertThat(Glob.ofFargate("team-?").matches("team-a")).isTrue();
        assertThat(Glob.ofFargate("team-?*").matches("team-ab")).isTrue();
        assertThat(Glob.ofFargate("team-?").matches("team-")).isFalse();
    }

    @Property
    void agreesWithTheRegularExpression(
            @ForAll @Chars({'a', 'b', '*'}) @StringLength(max = 6) String pattern,
            @ForAll @Chars({'a', 'b'}) @StringLength(max = 8) String text) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(Pattern.matches(pattern.replace("*", ".*"), text));
    }

    @Test
    @Timeout(10)
    void takesNoTimeForPatternsOfManyStars() {
        assertThat(new Glob("*a".repeat(500) + "b").matches("a".repeat(5_000))).isFalse();
    }
}
