package dev.privatecluster.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the mistakes of a configuration, so that all of them are told at once. */
final class Problems {
    private final List<ConfigurationProblem> all = new ArrayList<>();

    void add(String field, String message) {
        all.add(new ConfigurationProblem(field, message));
    }

    /** Reports that a field is missing, unless its value was reported already and is absent for that. */
    void addMissing(String field, String message) {
        if (!isReported(field)) {
            add(field, "is missing; " + message);
        }
    }

    /** Whether something is wrong with the field itself, so that its absence says nothing. */
    boolean isReported(String field) {
        return all.stream().anyMatch(problem -> problem.field().equals(field));
    }

    List<ConfigurationProblem> all() {
        return List.copyOf(all);
    }

    /** The text, or null, and a problem, when there is none or it is not of the given form. */
    @Nullable
    String required(String field, @Nullable String text, Pattern form, String example) {
        if (text == null) {
            addMissing(field, "an example is " + example);
            return null;
        }
        if (!form.matcher(text).matches()) {
            add(field, "'" + text + "' cannot be; an example is " + example);
            return null;
        }
        return text;
    }

    /** Reports every element of a list that is not of the given form; null stands for one reported before. */
    void eachMatches(String field, @Nullable List<@Nullable String> texts, Pattern form, String expectation) {
        for (int i = 0; texts != null && i < texts.size(); i++) {
            String text = texts.get(i);
            if (text != null && !form.matcher(text).matches()) {
                add(field + "[" + i + "]", "'" + text + "' cannot be; " + expectation);
            }
        }
    }
}
