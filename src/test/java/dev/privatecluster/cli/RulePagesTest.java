package dev.privatecluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.input.FactsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages in {@code src/docs/rules} are what {@code rules} prints; nobody writes them by hand. */
final class RulePagesTest {
    private static final Path FOLDER = Path.of("src/docs/rules");
    private static final String WRITE = "rulePages.write";
    private static final String MEND = "./mvnw test -Dtest=RulePagesTest -D" + WRITE;

    @Test
    void areWhatTheCommandPrints() throws IOException {
        SortedMap<String, String> expected = pages();
        if (System.getProperty(WRITE) != null) {
            write(expected);
        }
        assertThat(present())
                .as("The pages in %s differ from the rules. This command mends them: %s", FOLDER, MEND)
                .isEqualTo(expected);
    }

    private static SortedMap<String, String> pages() {
        Facts facts = FactsFiles.load();
        SortedMap<String, String> pages = new TreeMap<>();
        RulePage.all(facts).forEach((id, page) -> pages.put(id + ".md", page));
        List<String> table = RuleTable.lines(facts);
        pages.put(
                "README.md",
                "# Rules\n\nOne page a rule, as `rules ID` prints it. All of them, as `rules` does:\n\n```\n"
                        + String.join("\n", table) + "\n```\n");
        return pages;
    }

    private static SortedMap<String, String> present() throws IOException {
        SortedMap<String, String> present = new TreeMap<>();
        for (Path file : files()) {
            present.put(file.getFileName().toString(), Files.readString(file));
        }
        return present;
    }

    private static void write(SortedMap<String, String> pages) throws IOException {
        Files.createDirectories(FOLDER);
        for (Path file : files()) {
            Files.delete(file);
        }
        for (var page : pages.entrySet()) {
            Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
        }
    }

    private static List<Path> files() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.toList();
        }
    }
}
