package dev.privatecluster.core.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The statements of the EKS page on private clusters of 2020, and what is about them.
 *
 * @param texts what each says in a few words, by its id, such as {@code S07}
 * @param bySubject their ids, by the id of the feature, check or case of an image that is about them
 */
public record Statements(Map<String, String> texts, Map<String, List<String>> bySubject) {
    public Statements {
        texts = Map.copyOf(texts);
        bySubject = Map.copyOf(bySubject);
    }

    /** The ids of those that any of these is about, sorted. */
    public List<String> about(String... subjects) {
        return Arrays.stream(subjects)
                .flatMap(subject -> Objects.requireNonNull(bySubject.get(subject), subject).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** What a statement says. */
    public String text(String id) {
        return Objects.requireNonNull(texts.get(id), id);
    }
}
