package dev.privatecluster.core.rules;

import dev.privatecluster.core.workload.Container;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A flag on the command line of a container, as far as it can be read from the manifest.
 *
 * @param value what it is set to; null when it is absent
 * @param isUnknown whether the value comes from a variable, or stands in a way that programs read differently
 */
record Flag(@Nullable String value, boolean isUnknown) {
    private static final Flag ABSENT = new Flag(null, false);
    private static final Flag UNKNOWN = new Flag(null, true);
    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

    /** The flag of this name, dashes included; of several the last. */
    static Flag of(String name, @Nullable Container container) {
        List<Container.Word> words = container == null ? List.of() : container.words();
        for (int i = words.size() - 1; i >= 0; i--) {
            String word = unquoted(words.get(i).text());
            if (word.startsWith(name + "=")) {
                String value = word.substring(name.length() + 1);
                return isVariable(value) ? UNKNOWN : new Flag(value, false);
            }
            if (word.equals(name)) {
                return standingAlone(
                        i + 1 < words.size() ? unquoted(words.get(i + 1).text()) : "");
            }
        }
        return words.stream().anyMatch(word -> mayHoldFlags(word.text())) ? UNKNOWN : ABSENT;
    }

    /** What a variable says that stands for a flag. */
    static Flag ofVariable(Container.Variable variable) {
        String value = variable.value();
        return value == null || isVariable(value) ? UNKNOWN : new Flag(value, false);
    }

    /** {@code --flag value}: a value for most flags; for one that is true or false it means true, whatever follows. */
    private static Flag standingAlone(String next) {
        if (saysTrue(next) || saysFalse(next) || isVariable(next)) {
            return UNKNOWN;
        }
        return next.isEmpty() || next.startsWith("-") ? new Flag("true", false) : new Flag(next, false);
    }

    private static boolean isVariable(String text) {
        return text.contains("$");
    }

    /** Whether a variable stands alone, in which a whole command line may hide; in another word it hides no flag. */
    private static boolean mayHoldFlags(String word) {
        return unquoted(word).startsWith("$");
    }

    /** The word as a shell would pass it on. */
    static String unquoted(String text) {
        return text.replace("\"", "").replace("'", "");
    }

    boolean isAbsent() {
        return value == null && !isUnknown;
    }

    boolean hasValue(String expected) {
        return expected.equals(value);
    }

    boolean isTrue() {
        return saysTrue(value);
    }

    boolean isFalse() {
        return saysFalse(value);
    }

    /** Whether programs in Go, as most here are, read a text as true. */
    static boolean saysTrue(@Nullable String text) {
        return text != null && TRUE.contains(text);
    }

    /** Whether they read it as false. */
    static boolean saysFalse(@Nullable String text) {
        return text != null && FALSE.contains(text);
    }
}
