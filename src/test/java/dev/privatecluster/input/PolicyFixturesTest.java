package dev.privatecluster.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.testing.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The configurations in {@code policies/}: every mistake is marked on its line with {@code # problem: FIELD}, and is the
 * one thing that is told about this line. A file without a mark is accepted.
 */
final class PolicyFixturesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/policies");
    private static final Path EXAMPLES = Path.of("deploy/examples");
    private static final Pattern MARK = Pattern.compile("# problem: (.+)$");
    private static final Pattern PROBLEM = Pattern.compile("[^:]+:(\\d+): ([^: ]+): .+");
    private static final int FEWEST_FIXTURES = 16;

    @TestFactory
    Stream<DynamicTest> tellsEveryMistakeAtItsLineAndNothingElse() throws IOException {
        return yamlFilesIn(FIXTURES).stream()
                .map(file ->
                        DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> assertThat(problems(file))
                                .isEqualTo(marks(file))));
    }

    @TestFactory
    Stream<DynamicTest> acceptsTheExamplesThatShip() throws IOException {
        return examples().stream()
                .map(file -> DynamicTest.dynamicTest(
                        String.valueOf(file.getFileName()), () -> assertThat(PolicyFile.load(file, Policies.COMPILER))
                                .isNotNull()));
    }

    @Test
    void findsFixturesAndExamples() throws IOException {
        assertThat(yamlFilesIn(FIXTURES)).hasSizeGreaterThanOrEqualTo(FEWEST_FIXTURES);
        assertThat(examples()).isNotEmpty();
    }

    /** The examples that are configurations of ours; others are for kubectl. */
    private static List<Path> examples() throws IOException {
        List<Path> examples = new ArrayList<>();
        for (Path file : yamlFilesIn(EXAMPLES)) {
            if (Files.readAllLines(file).contains("kind: PrivateCluster")) {
                examples.add(file);
            }
        }
        return examples;
    }

    private static List<Path> yamlFilesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> marks(Path file) throws IOException {
        List<String> marks = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            Matcher mark = MARK.matcher(lines.get(i));
            if (mark.find()) {
                marks.add("line " + (i + 1) + ": " + mark.group(1).strip());
            }
        }
        return marks.stream().sorted().toList();
    }

    private static List<String> problems(Path file) {
        try {
            assertThat(PolicyFile.load(file, Policies.COMPILER)).isNotNull();
            return List.of();
        } catch (InputException refusal) {
            return String.valueOf(refusal.getMessage())
                    .lines()
                    .map(PolicyFixturesTest::lineAndField)
                    .sorted()
                    .toList();
        }
    }

    private static String lineAndField(String problem) {
        Matcher matcher = PROBLEM.matcher(problem);
        assertThat(matcher.matches()).as(problem).isTrue();
        return "line " + matcher.group(1) + ": " + matcher.group(2);
    }
}
