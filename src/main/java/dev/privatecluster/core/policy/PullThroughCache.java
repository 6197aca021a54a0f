package dev.privatecluster.core.policy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which registries ECR can fetch images from by itself, and under which prefixes. The prefix is the mirror's path.
 *
 * @param upstreams the registries
 * @param prefix the form of a prefix
 * @param shortestPrefix in characters
 * @param longestPrefix in characters
 * @param regionsWithout regions that have no such thing
 */
public record PullThroughCache(
        List<Upstream> upstreams, Pattern prefix, int shortestPrefix, int longestPrefix, Set<String> regionsWithout) {
    public PullThroughCache {
        upstreams = List.copyOf(upstreams);
        regionsWithout = Set.copyOf(regionsWithout);
    }

    /**
     * One registry that ECR can fetch from.
     *
     * @param sources hosts, with or without a path, that are this registry
     * @param hostSuffixes ends of hosts that are, such as {@code .azurecr.io}
     * @param hosts a form of hosts that are; null when there is none
     */
    public record Upstream(List<String> sources, List<String> hostSuffixes, @Nullable Pattern hosts) {
        public Upstream {
            sources = List.copyOf(sources);
            hostSuffixes = List.copyOf(hostSuffixes);
        }

        boolean covers(String host, String path) {
            return sources.stream().anyMatch(source -> Mirror.isPathPrefix(source, host + "/" + path))
                    || hostSuffixes.stream().anyMatch(host::endsWith)
                    || (hosts != null && hosts.matcher(host).matches());
        }
    }

    /** Whether two sources are one registry to ECR, under names that it had at different times, and one path there. */
    boolean haveOneUpstream(Mirror first, Mirror second) {
        return first.path().equals(second.path())
                && upstreams.stream().anyMatch(upstream -> covers(upstream, first) && covers(upstream, second));
    }

    private static boolean covers(Upstream upstream, Mirror mirror) {
        return mirror.registry() != null && upstream.covers(mirror.registry().name(), mirror.path());
    }

    /**
     * Why ECR cannot do this, or null when it can.
     *
     * @param mirror the mirror
     * @param ecrPath the mirror's path in its registry; empty for all of it
     * @param region the region of the mirror's registry
     */
    @Nullable
    String problemWith(Mirror mirror, String ecrPath, String region) {
        if (regionsWithout.contains(region)) {
            return "ECR has no pull through cache in " + region + "; use type Copy";
        }
        if (upstreams.stream().noneMatch(upstream -> covers(upstream, mirror))) {
            return "ECR cannot fetch from '" + mirror.source() + "' by itself; use type Copy";
        }
        if (ecrPath.isEmpty()) {
            return mirror.path().isEmpty() ? null : "a cache without a prefix (ROOT) holds a whole registry only";
        }
        boolean fits = ecrPath.length() >= shortestPrefix
                && ecrPath.length() <= longestPrefix
                && prefix.matcher(ecrPath).matches();
        return fits
                ? null
                : "'" + ecrPath + "' cannot be the prefix of a pull through cache: it has " + shortestPrefix + " to "
                        + longestPrefix + " characters";
    }
}
