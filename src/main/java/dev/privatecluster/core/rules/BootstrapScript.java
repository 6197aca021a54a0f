package dev.privatecluster.core.rules;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The user data of a node, as far as it tells how the node joins its cluster. What a shell or a template puts in later
 * cannot be read, and is taken for right.
 */
final class BootstrapScript {
    private static final String LINUX = "/etc/eks/bootstrap.sh";
    private static final List<String> LINUX_FLAGS = List.of("--apiserver-endpoint", "--b64-cluster-ca");
    private static final String WINDOWS = "Start-EKSBootstrap.ps1";
    private static final String WINDOWS_NAME = "-eksclustername";
    private static final List<String> WINDOWS_FLAGS = List.of("-APIServerEndpoint", "-Base64ClusterCA");
    private static final String NODE_CONFIG = "NodeConfig";
    private static final Pattern KIND = Pattern.compile("\\bkind[\"']?\\s*:\\s*[\"']?" + NODE_CONFIG + "\\b");
    private static final List<String> NODE_CONFIG_FIELDS = List.of("apiServerEndpoint", "certificateAuthority");
    private static final String TEMPLATE = "{{";

    private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*#.*$");
    private static final Pattern CONTINUATION = Pattern.compile("[\\\\`]\\r?\\n");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\"'\\[\\],]+");

    /** What may stand before a command that is run; assignments and flags may, too. */
    private static final Set<String> BEFORE_COMMANDS =
            Set.of("", "sudo", "exec", "sh", "bash", "/bin/sh", "/bin/bash", "source", ".", "env", "if", "!", "{", "(");

    private static final Set<String> BETWEEN_COMMANDS = Set.of("&&", "||", "|", ";", "then", "else", "do");

    private BootstrapScript() {}

    /**
     * What joins a cluster and leaves to the EKS API what it could be told.
     *
     * @param program what that is
     * @param missing what it is not told
     */
    record Incomplete(String program, List<String> missing) {}

    /** The script that is called and lacks something; null where there is none. */
    static @Nullable Incomplete call(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.contains(LINUX)) {
            return call(text, LINUX, LINUX, LINUX_FLAGS);
        }
        return lower.contains(WINDOWS_NAME) ? call(lower, WINDOWS_NAME, WINDOWS, WINDOWS_FLAGS) : null;
    }

    /** The NodeConfig that lacks something; null where there is none. */
    static @Nullable Incomplete nodeConfig(String text) {
        if (!text.contains(NODE_CONFIG) || text.contains(TEMPLATE)) {
            return null;
        }
        String code = COMMENT.matcher(text).replaceAll("");
        List<String> missing = missing(code, NODE_CONFIG_FIELDS);
        return !missing.isEmpty() && KIND.matcher(code).find() ? new Incomplete(NODE_CONFIG, missing) : null;
    }

    private static @Nullable Incomplete call(String text, String word, String program, List<String> flags) {
        String code = CONTINUATION.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll(" ");
        List<String> missing = missing(code, flags);
        return !missing.isEmpty() && code.lines().anyMatch(line -> calls(line, word))
                ? new Incomplete(program, missing)
                : null;
    }

    /** A flag counts wherever it stands: it may have come by way of a variable. */
    private static List<String> missing(String code, List<String> wanted) {
        String lower = code.toLowerCase(Locale.ROOT);
        return wanted.stream()
                .filter(name -> !lower.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Whether a line runs the program, and not only names it, and all that it is told can be read. */
    private static boolean calls(String line, String word) {
        List<String> words = List.of(BETWEEN_WORDS.split(line));
        int position = words.indexOf(word);
        if (position < 0) {
            return false;
        }
        boolean runs = word.startsWith("-");
        for (int i = position - 1; i >= 0 && !runs && !endsCommand(words.get(i)); i--) {
            if (!maySomethingFollow(words.get(i))) {
                return false;
            }
        }
        return isReadable(words, position);
    }

    private static boolean maySomethingFollow(String word) {
        return BEFORE_COMMANDS.contains(word) || word.startsWith("-") || word.indexOf('=') > 0;
    }

    private static boolean endsCommand(String word) {
        return BETWEEN_COMMANDS.contains(word) || word.endsWith(";");
    }

    /** Variables are fine as values of flags and for the name of the cluster, which comes first. */
    private static boolean isReadable(List<String> words, int position) {
        for (int i = position + 2; i < words.size() && !endsCommand(words.get(i - 1)); i++) {
            String word = words.get(i);
            boolean isPutInLater = word.startsWith("$") || word.contains(TEMPLATE);
            if (isPutInLater && !words.get(i - 1).startsWith("-")) {
                return false;
            }
        }
        return true;
    }
}
