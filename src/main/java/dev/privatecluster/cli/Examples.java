package dev.privatecluster.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The manifests that explain a rule. They are two of those that the rule is tested with. */
final class Examples {
    private static final Pattern DIRECTIVES = Pattern.compile("(?m)^# (policy|sent to): (\\S+)\\n");

    /** What the policies say that tests judge manifests by, for people. */
    private static final Map<String, String> POLICIES = Map.of(
            "endpoints", "where spec.vpcEndpoints lists the endpoints that it needs",
            "all-endpoints", "where spec.vpcEndpoints lists the endpoints that it needs",
            "fargate", "where spec.fargate.namespaces lists the namespace",
            "fargate-endpoints",
                    "where spec.fargate.namespaces lists the namespace, and spec.vpcEndpoints what it needs",
            "rules-of-2020", "under rulesVersion \"2020-06\"",
            "strict", "refused where the rule is set to Deny");

    private static final Pattern MARKS = Pattern.compile("(?m)( # (deny|warn|becomes|added): .*)$");

    private Examples() {}

    static String refused(String ruleId) {
        String marked = inWords(read(ruleId, "deny"));
        return marked.replaceAll(" # deny: (?!" + Pattern.quote(ruleId) + "(\\s|$))\\S+", "");
    }

    static String passing(String ruleId) {
        String marked = inWords(read(ruleId, "allow"));
        return MARKS.matcher(marked).replaceAll("");
    }

    /** The directives that tests read, as comments for people. */
    private static String inWords(String example) {
        return DIRECTIVES.matcher(example).replaceAll(directive -> {
            if (!directive.group(1).equals("policy")) {
                return "";
            }
            String words = POLICIES.get(directive.group(2));
            if (words == null) {
                throw new IllegalStateException(
                        "nobody has said in words what the policy " + directive.group(2) + " is");
            }
            return Matcher.quoteReplacement("# " + words + "\n");
        });
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
