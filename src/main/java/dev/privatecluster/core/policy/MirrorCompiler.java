package dev.privatecluster.core.policy;

import dev.privatecluster.api.v1alpha1.MirrorType;
import dev.privatecluster.api.v1alpha1.PrivateClusterSpec;
import dev.privatecluster.core.image.EcrRegistry;
import dev.privatecluster.core.image.RegistryName;
import dev.privatecluster.core.image.RepositoryPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the mirrors of a configuration, and sees to it that no image could be sent where it cannot be pulled. */
final class MirrorCompiler {
    private final Facts facts;
    private final @Nullable Reach reach;
    private final Problems problems;

    /**
     * @param reach what can be pulled from; null when the region is wrong and nobody can tell
     */
    MirrorCompiler(Facts facts, @Nullable Reach reach, Problems problems) {
        this.facts = facts;
        this.reach = reach;
        this.problems = problems;
    }

    /** The mirrors of a configuration that names none: the account's registry, for everything. */
    static List<Mirror> defaults(String ownRegistry, String region) {
        return List.of(
                new Mirror(RegistryName.DOCKER_HUB, "", ownRegistry, MirrorType.COPY, region),
                new Mirror(null, "", ownRegistry, MirrorType.COPY, region));
    }

    /** The mirrors that can be understood; none for null. */
    List<Mirror> compile(@Nullable List<PrivateClusterSpec.@Nullable Mirror> mirrors) {
        Map<String, Mirror> byField = new LinkedHashMap<>();
        Map<String, String> fieldsBySource = new LinkedHashMap<>();
        if (mirrors != null && mirrors.size() > PrivateClusterSpec.MOST_MIRRORS) {
            problems.add(
                    "spec.mirrors",
                    "has " + mirrors.size() + " entries; there can be " + PrivateClusterSpec.MOST_MIRRORS);
            return List.of();
        }
        for (int i = 0; mirrors != null && i < mirrors.size(); i++) {
            String field = "spec.mirrors[" + i + "]";
            PrivateClusterSpec.Mirror entry = mirrors.get(i);
            Mirror mirror = entry == null ? null : compile(entry, field);
            if (mirror == null) {
                continue;
            }
            String earlier = fieldsBySource.putIfAbsent(mirror.sourceInFull(), field);
            if (earlier != null) {
                problems.add(field + ".source", "'" + mirror.source() + "' is the source of " + earlier + " already");
            }
            byField.put(field, mirror);
        }
        reportChains(byField);
        reportSharedCaches(byField);
        return new ArrayList<>(byField.values());
    }

    private @Nullable Mirror compile(PrivateClusterSpec.Mirror entry, String field) {
        Name source =
                Mirror.EVERY_OTHER_REGISTRY.equals(entry.source()) ? null : name(entry.source(), field + ".source");
        Name mirror = name(entry.mirror(), field + ".mirror");
        boolean sourceIsWrong = source == null && !Mirror.EVERY_OTHER_REGISTRY.equals(entry.source());
        if (sourceIsWrong || mirror == null) {
            return null;
        }
        EcrRegistry ecr = facts.partitions().ecrRegistry(RegistryName.of(mirror.host()));
        Mirror compiled = new Mirror(
                source == null ? null : RegistryName.of(source.host()),
                source == null ? "" : source.path(),
                mirror.text(),
                Objects.requireNonNullElse(entry.type(), MirrorType.COPY),
                ecr == null ? null : ecr.region());
        checkTarget(mirror, ecr, compiled, field);
        return compiled;
    }

    private record Name(String host, String path) {
        String text() {
            return path.isEmpty() ? host : host + "/" + path;
        }
    }

    private @Nullable Name name(@Nullable String text, String field) {
        if (text == null) {
            problems.addMissing(field, "it is a registry with or without a path");
            return null;
        }
        if (text.length() > PrivateClusterSpec.LONGEST_NAME) {
            problems.add(
                    field,
                    "has " + text.length() + " characters; names of images have at most "
                            + PrivateClusterSpec.LONGEST_NAME);
            return null;
        }
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        String path = slash < 0 ? "" : text.substring(slash + 1);
        if (!HostCheck.namesRegistry(host)) {
            problems.add(field, "'" + text + "' does not begin with the host of a registry, such as docker.io");
            return null;
        }
        if (slash >= 0 && !RepositoryPath.isValid(path)) {
            problems.add(
                    field,
                    "'" + text + "' has no valid path behind the host: lower-case letters, digits and single"
                            + " . _ - / between them; no scheme, tag or digest");
            return null;
        }
        return new Name(host.toLowerCase(Locale.ROOT), path);
    }

    private void checkTarget(Name name, @Nullable EcrRegistry ecr, Mirror mirror, String field) {
        if (reach != null) {
            reportUnreachable(name, ecr, reach, field + ".mirror");
        }
        String problem = ecr == null || name.path().isEmpty() ? null : RepositoryPath.problemInEcr(name.path());
        if (problem != null) {
            problems.add(field + ".mirror", problem);
        }
        if (mirror.type() == MirrorType.PULL_THROUGH_CACHE) {
            String obstacle = ecr == null
                    ? "only ECR has a pull through cache; use type Copy"
                    : facts.pullThroughCache().problemWith(mirror, name.path(), ecr.region());
            if (obstacle != null) {
                problems.add(field + ".type", obstacle);
            }
        }
    }

    private void reportUnreachable(Name name, @Nullable EcrRegistry ecr, Reach within, String field) {
        if (ecr != null && facts.eksRegistries().contains(ecr) && !within.includesRegion(ecr.region())) {
            problems.add(field, "'" + name.host() + "' is EKS' own registry of another region");
        } else if (!within.includes(RegistryName.of(name.host()))) {
            problems.add(
                    field,
                    "'" + name.host() + "' is itself out of reach: it is no standard ECR host of this region, and"
                            + " spec.reachable does not list it");
        }
    }

    /** A copy that is the source of another mirror would be sent on at the next pass. */
    private void reportChains(Map<String, Mirror> byField) {
        byField.forEach((field, mirror) -> byField.forEach((sourceField, other) -> {
            String copies = asSource(mirror.mirror());
            boolean overlap = other.registry() != null
                    && (Mirror.isPathPrefix(other.source(), copies) || Mirror.isPathPrefix(copies, other.source()));
            if (overlap) {
                problems.add(
                        field + ".mirror",
                        "copies below '" + mirror.mirror() + "' would be covered by the source '" + other.source()
                                + "' of " + sourceField + ", and be sent on from there");
            }
        }));
    }

    private void reportSharedCaches(Map<String, Mirror> byField) {
        Set<Mirror> earlier = new HashSet<>();
        byField.forEach((field, mirror) -> {
            byField.forEach((cacheField, cache) -> {
                boolean toldBefore = mirror.type() == MirrorType.PULL_THROUGH_CACHE && !earlier.contains(cache);
                if (!mirror.equals(cache) && !toldBefore && isInCache(mirror, cache)) {
                    problems.add(
                            field + ".mirror",
                            "'" + mirror.mirror() + "' is in the pull through cache of " + cacheField
                                    + ", which holds copies of one registry only");
                }
            });
            earlier.add(mirror);
        });
    }

    /** A prefix caches one registry, and nobody else can push there; the cache without a prefix gives way to others. */
    private boolean isInCache(Mirror mirror, Mirror cache) {
        if (cache.type() != MirrorType.PULL_THROUGH_CACHE) {
            return false;
        }
        boolean hasPrefix = cache.mirror().indexOf('/') >= 0;
        return mirror.type() == MirrorType.PULL_THROUGH_CACHE
                ? mirror.mirror().equals(cache.mirror())
                        && !facts.pullThroughCache().haveOneUpstream(mirror, cache)
                : hasPrefix && Mirror.isPathPrefix(cache.mirror(), mirror.mirror());
    }

    /** A mirror in the spelling of sources, which knows every registry by one name. */
    private static String asSource(String mirror) {
        int slash = mirror.indexOf('/');
        return slash < 0
                ? RegistryName.of(mirror).name()
                : RegistryName.of(mirror.substring(0, slash)).name() + mirror.substring(slash);
    }
}
