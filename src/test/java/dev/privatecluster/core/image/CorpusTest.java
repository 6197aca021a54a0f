package dev.privatecluster.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Agreement with {@code distribution/reference} 0.6.0, whose own answers are in {@code corpus/image-references.tsv}. */
final class CorpusTest {
    private static final int ROWS = 4000;
    private static final int ROWS_WITHOUT_DOMAIN = 39;
    private static final String NO_HOST = "invalid reference format: the registry is no valid host name";

    @Test
    void agreesWithEveryAnswerOfTheReferenceLibrary() {
        List<Row> rows = rows();

        assertThat(rows).hasSize(ROWS);
        assertThat(rows.stream().map(Row::mismatch).filter(Objects::nonNull)).isEmpty();
    }

    @Test
    void refusesExactlyTheNamesWhoseDomainComesOutEmpty() {
        List<Row> refusedByUsAlone = rows().stream()
                .filter(row -> row.isOk() && ImageReference.parse(row.input()) instanceof InvalidImage)
                .toList();

        assertThat(refusedByUsAlone).hasSize(ROWS_WITHOUT_DOMAIN).allSatisfy(row -> assertThat(row.domain())
                .isEmpty());
    }

    private static List<Row> rows() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CorpusTest.class.getResourceAsStream("/corpus/image-references.tsv")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Row(List<String> columns) {
        static Row of(String line) {
            List<String> columns = List.of(line.split("\t", -1));
            assertThat(columns).as(line).hasSize(8);
            return new Row(columns);
        }

        String input() {
            return columns.get(0);
        }

        boolean isOk() {
            return columns.get(1).equals("ok");
        }

        String domain() {
            return columns.get(2);
        }

        /** What is wrong with our answer, or null. */
        @Nullable
        String mismatch() {
            String ours = ours(ImageReference.parse(input()));
            String theirs = theirs();
            return ours.equals(theirs) ? null : input() + ": " + ours + " instead of " + theirs;
        }

        private String theirs() {
            if (!isOk()) {
                return columns.get(7);
            }
            return domain().isEmpty() ? NO_HOST : String.join(" ", columns.subList(2, 7));
        }

        private static String ours(ParsedImage parsed) {
            if (parsed instanceof InvalidImage invalid) {
                return invalid.reason();
            }
            ImageReference image = (ImageReference) parsed;
            return String.join(
                    " ",
                    image.domain(),
                    image.path(),
                    Objects.requireNonNullElse(image.tag(), ""),
                    Objects.requireNonNullElse(image.digest(), ""),
                    image.domain() + "/" + image.path() + image.suffix());
        }
    }
}
