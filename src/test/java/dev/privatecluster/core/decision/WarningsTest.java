package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API server drops warnings beyond its bounds: a line of 256 characters each, 4,096 together. */
final class WarningsTest {
    private static final int LONGEST = 256;
    private static final int LONGEST_TOGETHER = 4000;
    private static final Policy AUDIT = Policies.usWest2("mode: Audit\nmirrors: []");

    @Property(tries = 200)
    void areWithinTheBoundsWhateverTheyAreAbout(@ForAll @Size(max = 100) List<String> texts) {
        isWithinBounds(Text.warnings(texts));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000\u0007\u001b[31m",
                "a\r\nb",
                "\ud83d\ude00",
                "\ud83d",
                "\ude00\ud83d",
                "\u2028\u2029",
                "\u202e\u200b\ufeff",
                "\u0085"
            })
    void haveNoControlCharactersAndNoHalvesOfSurrogatePairs(String text) {
        isWithinBounds(Text.warnings(List.of(text, text.repeat(300), "a" + text.repeat(300))));
    }

    @Test
    void areCutBetweenCharactersAndNotWithinThem() {
        String emoji = "\ud83d\ude00";

        assertThat(Text.warnings(List.of(emoji.repeat(LONGEST)))).containsExactly(emoji.repeat(LONGEST));
        assertThat(Text.warnings(List.of(emoji.repeat(LONGEST + 1))))
                .containsExactly(emoji.repeat(LONGEST - 3) + "...");
    }

    @Test
    void tellInTheLastOneHowManyMoreThereAre() {
        List<String> warnings = Text.warnings(
                IntStream.range(0, 100).mapToObj(i -> "w".repeat(300)).toList());

        isWithinBounds(warnings);
        assertThat(warnings.get(warnings.size() - 1))
                .isEqualTo("and " + (100 - warnings.size() + 1)
                        + " more like these; mend them and ask again, for example with kubectl apply --dry-run=server");
    }

    @Test
    void areAllThereWhenTheyFit() {
        List<String> warnings =
                IntStream.range(0, 15).mapToObj(i -> "w".repeat(250) + i).toList();

        assertThat(Text.warnings(warnings)).isEqualTo(warnings);
    }

    @Test
    void areWithinTheBoundsForAHugePod() {
        String containers = IntStream.range(0, 200)
                .mapToObj(i -> "  - {name: c" + i + ", image: quay.io/team/app" + i + "}\n")
                .collect(Collectors.joining());
        Answer answer = Decisions.answer(
                Reviews.create("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n" + containers), AUDIT);

        isWithinBounds(answer.warnings());
        assertThat(answer.warnings().get(answer.warnings().size() - 1)).matches("and 1\\d\\d more like these; .*");
    }

    @Test
    void areWithinTheBoundsForAnImageOfAMegabyte() {
        ObjectNode pod = (ObjectNode) Reviews.tree(Reviews.pod("x"));
        ((ObjectNode) pod.at("/spec/containers/0")).put("image", "quay.io/" + "A\n\ud83d\ude00".repeat(300_000));
        pod.withArray("/spec/containers").addObject().put("name", "b").put("image", "B".repeat(1_000_000));
        Answer answer = Decisions.answer(Reviews.create(pod), AUDIT);

        isWithinBounds(answer.warnings());
        assertThat(answer.auditAnnotations().values())
                .allSatisfy(value -> assertThat(value.length()).isLessThanOrEqualTo(LONGEST_TOGETHER));
    }

    private static void isWithinBounds(List<String> warnings) {
        assertThat(warnings).allSatisfy(warning -> {
            assertThat(warning.codePointCount(0, warning.length())).isLessThanOrEqualTo(LONGEST);
            assertThat(warning.codePoints())
                    .noneMatch(c -> Character.isISOControl(c)
                            || Character.getType(c) == Character.SURROGATE
                            || Character.getType(c) == Character.FORMAT
                            || c == 0x2028
                            || c == 0x2029);
        });
        assertThat(warnings.stream()
                        .mapToInt(warning -> warning.codePointCount(0, warning.length()))
                        .sum())
                .isLessThanOrEqualTo(LONGEST_TOGETHER);
    }
}
