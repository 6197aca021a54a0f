package dev.privatecluster.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The manifests that explain a rule. They are two of those that the rule is tested with. */
final class Examples {
    /** What tests read and users need not: by which policy it is judged, and what is found in which line. */
    private static final Pattern DIRECTIVES = Pattern.compile("(?m)^# (policy|sent to): .*\\n");

    private static final Pattern MARKS = Pattern.compile("(?m)( # (deny|warn|becomes|added): .*)$");

    private Examples() {}

    static String refused(String ruleId) {
        String marked = DIRECTIVES.matcher(read(ruleId, "deny")).replaceAll("");
        return marked.replaceAll(" # deny: (?!" + Pattern.quote(ruleId) + "(\\s|$))\\S+", "");
    }

    static String passing(String ruleId) {
        String marked = DIRECTIVES.matcher(read(ruleId, "allow")).replaceAll("");
        return MARKS.matcher(marked).replaceAll("");
    }

    private static String read(String ruleId, String folder) {
        String name = "examples/" + ruleId + "/" + folder + "/example.yaml";
        try (InputStream input = Examples.class.getClassLoader().getResourceAsStream(name)) {
            if (input == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
