package dev.privatecluster.core.policy;

import dev.privatecluster.api.v1alpha1.Forms;
import dev.privatecluster.api.v1alpha1.PrivateClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the exemptions of a configuration. */
final class ExemptionCompiler {
    private static final List<String> CONDITIONS = List.of("namespaces", "images", "owners");
    private static final Pattern NAMESPACE = Pattern.compile(Forms.NAMESPACE);
    private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9._:/@*\\[\\]+-]+");
    private static final Pattern OWNER = Pattern.compile(Forms.OWNER);

    private final Set<String> ruleIds;
    private final Problems problems;

    ExemptionCompiler(Set<String> ruleIds, Problems problems) {
        this.ruleIds = ruleIds;
        this.problems = problems;
    }

    Exemptions compile(@Nullable List<PrivateClusterSpec.@Nullable Exemption> entries) {
        List<Exemptions.Exemption> exemptions = new ArrayList<>();
        for (int i = 0; entries != null && i < entries.size(); i++) {
            PrivateClusterSpec.Exemption entry = entries.get(i);
            if (entry != null) {
                exemptions.add(compile(entry, "spec.exemptions[" + i + "]"));
            }
        }
        return new Exemptions(exemptions);
    }

    private Exemptions.Exemption compile(PrivateClusterSpec.Exemption entry, String field) {
        if (entry.reason() == null || entry.reason().isBlank()) {
            problems.addMissing(field + ".reason", "say why, for whoever reads this next");
        }
        boolean given = entry.namespaces() != null || entry.images() != null || entry.owners() != null;
        if (!given && CONDITIONS.stream().noneMatch(name -> problems.isReported(field + "." + name))) {
            problems.add(field, "has no condition: give at least one of namespaces, images, owners");
        }
        return new Exemptions.Exemption(
                globs(field + ".namespaces", entry.namespaces(), NAMESPACE, "an example is legacy-*"),
                images(field + ".images", entry.images()),
                globs(field + ".owners", entry.owners(), OWNER, "an example is postgresql.cnpg.io/Cluster"),
                rules(field + ".rules", entry.rules()));
    }

    private @Nullable List<Glob> globs(
            String field, @Nullable List<@Nullable String> patterns, Pattern form, String example) {
        if (patterns == null) {
            return null;
        }
        reportEmpty(field, patterns);
        problems.eachMatches(field, patterns, form, example);
        return StrictBinder.present(patterns).stream().map(Glob::new).toList();
    }

    /** Patterns are compared with canonical names, and those begin with a registry, by its one name. */
    private @Nullable List<Glob> images(String field, @Nullable List<@Nullable String> patterns) {
        List<Glob> globs = globs(field, patterns, IMAGE, "an example is docker.io/library/nginx:*");
        if (patterns == null || globs == null) {
            return null;
        }
        for (int i = 0; i < patterns.size(); i++) {
            String pattern = patterns.get(i);
            if (pattern != null && !CanonicalPattern.canMatch(pattern)) {
                problems.add(
                        field + "[" + i + "]",
                        "'" + pattern
                                + "' covers no image: it has to begin with the host of a registry, its path in lower"
                                + " case, as in docker.io/library/nginx:*");
            }
        }
        return globs.stream()
                .map(glob -> new Glob(CanonicalPattern.of(glob.pattern())))
                .toList();
    }

    private @Nullable Set<String> rules(String field, @Nullable List<@Nullable String> ids) {
        if (ids == null) {
            return null;
        }
        reportEmpty(field, ids);
        Set<String> known = new TreeSet<>(ruleIds);
        known.add(Exemptions.REWRITE);
        for (int i = 0; i < ids.size(); i++) {
            if (ids.get(i) != null && !known.contains(ids.get(i))) {
                problems.add(
                        field + "[" + i + "]",
                        "there is no rule '" + ids.get(i) + "'; the rules are " + String.join(", ", known));
            }
        }
        return Set.copyOf(new TreeSet<>(StrictBinder.present(ids)));
    }

    private void reportEmpty(String field, List<?> alternatives) {
        if (alternatives.isEmpty()) {
            problems.add(field, "is empty; leave it out, or name what it is about");
        }
    }
}
