package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class TextTest {
    @Test
    void joinsWhatFits() {
        assertThat(Text.fit(List.of(), ", ", 20)).isEmpty();
        assertThat(Text.fit(List.of("a", "b", "c"), ", ", 20)).isEqualTo("a, b, c");
        assertThat(Text.fit(List.of("aaaa", "bbbb", "cccc", "dddd"), ", ", 20)).isEqualTo("aaaa, and 3 more");
        assertThat(Text.fit(List.of("aaaa", "bbbb", "cccc", "dddd"), ", ", 30)).isEqualTo("aaaa, bbbb, cccc, dddd");
    }

    @Test
    void cutsTheFirstPartWhenItAloneIsTooLong() {
        assertThat(Text.fit(List.of("a".repeat(30)), ", ", 20)).isEqualTo("a".repeat(17) + "...");
        assertThat(Text.fit(List.of("a".repeat(30), "b".repeat(30)), ", ", 30))
                .isEqualTo("a".repeat(15) + "..., and 1 more");
    }

    @Property
    void neverJoinsMoreThanFits(
            @ForAll @Size(max = 30) List<String> parts, @ForAll @IntRange(min = 40, max = 400) int longest) {
        String joined = Text.fit(parts, "; ", longest);

        assertThat(joined.codePointCount(0, joined.length())).isLessThanOrEqualTo(longest);
    }

    @Property
    void shortensToTheLengthInCodePoints(@ForAll String text, @ForAll @IntRange(min = 3, max = 100) int longest) {
        String shortened = Text.shorten(text, longest);

        assertThat(shortened.codePointCount(0, shortened.length())).isLessThanOrEqualTo(longest);
        assertThat(text).startsWith(shortened.equals(text) ? text : shortened.substring(0, shortened.length() - 3));
    }
}
