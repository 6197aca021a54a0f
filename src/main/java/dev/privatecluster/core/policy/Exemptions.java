package dev.privatecluster.core.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Objects and images that rules leave alone. */
public final class Exemptions {
    /** Stands among rule ids for the rewriting of images. */
    public static final String REWRITE = "rewrite";

    private final List<Exemption> all;

    Exemptions(List<Exemption> all) {
        this.all = List.copyOf(all);
    }

    /** Whether there are none, so that nobody has to find out what they would be asked about. */
    public boolean areNone() {
        return all.isEmpty();
    }

    /**
     * Whether a rule, or {@link #REWRITE}, is to leave something alone.
     *
     * @param rule the rule's id, or {@link #REWRITE}
     * @param namespace of the object; empty when it has none
     * @param controller the object's controller owner, {@code group/Kind}; null when it has none
     * @param image the canonical name of the image in question; null when it is not about an image
     */
    public boolean cover(String rule, String namespace, @Nullable String controller, @Nullable String image) {
        for (Exemption exemption : all) {
            if (exemption.covers(rule, namespace, controller, image)) {
                return true;
            }
        }
        return false;
    }

    /**
     * One exemption; what is null is no condition.
     *
     * @param rules ids; null for every rule and rewriting
     */
    record Exemption(
            @Nullable List<Glob> namespaces,
            @Nullable List<Glob> images,
            @Nullable List<Glob> owners,
            @Nullable Set<String> rules) {

        boolean covers(String rule, String namespace, @Nullable String controller, @Nullable String image) {
            return (rules == null || rules.contains(rule))
                    && holds(namespaces, namespace)
                    && holds(owners, controller)
                    && holds(images, image);
        }

        private static boolean holds(@Nullable List<Glob> alternatives, @Nullable String actual) {
            if (alternatives == null) {
                return true;
            }
            return actual != null && alternatives.stream().anyMatch(glob -> glob.matches(actual));
        }
    }
}
