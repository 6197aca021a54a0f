package dev.privatecluster.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.testing.Policies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExemptionsTest {
    private static final Exemptions EXEMPTIONS = Policies.usWest2(
                    """
            exemptions:
            - reason: all conditions hold at once
              namespaces: [legacy-*, old]
              images: ["registry.legacy.example/*", "docker.io/library/nginx:1"]
              owners: ["postgresql.cnpg.io/Cluster"]
              rules: [unreachable-registry]
            - reason: every rule, and rewriting too
              namespaces: [hands-off]
            - reason: rewriting alone
              owners: ["*/DaemonSet", ReplicationController]
              rules: [rewrite]
            """)
            .exemptions();

    @ParameterizedTest
    @CsvSource({
        "old, postgresql.cnpg.io/Cluster, docker.io/library/nginx:1, true",
        "legacy-1, postgresql.cnpg.io/Cluster, registry.legacy.example/a/b:2, true",
        "legacy, postgresql.cnpg.io/Cluster, docker.io/library/nginx:1, false",
        "old, postgresql.cnpg.io/Pooler, docker.io/library/nginx:1, false",
        "old, Cluster, docker.io/library/nginx:1, false",
        "old,, docker.io/library/nginx:1, false",
        "old, postgresql.cnpg.io/Cluster, docker.io/library/nginx:1.27, false",
        "old, postgresql.cnpg.io/Cluster, docker.io/library/nginx, false",
        "old, postgresql.cnpg.io/Cluster,, false",
        "'', postgresql.cnpg.io/Cluster, docker.io/library/nginx:1, false"
    })
    void allConditionsHaveToHoldAndListsAreAlternatives(
            String namespace, @Nullable String owner, @Nullable String image, boolean covered) {
        assertThat(EXEMPTIONS.cover("unreachable-registry", namespace, owner, image))
                .isEqualTo(covered);
        assertThat(EXEMPTIONS.cover("invalid-image", namespace, owner, image)).isFalse();
        assertThat(EXEMPTIONS.cover(Exemptions.REWRITE, namespace, owner, image))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"unreachable-registry", "invalid-image", "not-rewritten", "ecr-endpoint-form", Exemptions.REWRITE})
    void withoutRulesEverythingIsExemptAndRewritingToo(String rule) {
        assertThat(EXEMPTIONS.cover(rule, "hands-off", null, "quay.io/a")).isTrue();
        assertThat(EXEMPTIONS.cover(rule, "hands-off-2", null, "quay.io/a")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"apps/DaemonSet, true", "ReplicationController, true", "apps/ReplicaSet, false", "DaemonSet, false"})
    void rewritingAloneCanBeSwitchedOff(String owner, boolean covered) {
        assertThat(EXEMPTIONS.cover(Exemptions.REWRITE, "a", owner, "quay.io/a"))
                .isEqualTo(covered);
        assertThat(EXEMPTIONS.cover("unreachable-registry", "a", owner, "quay.io/a"))
                .isFalse();
    }

    @Test
    void nothingIsExemptWhereNothingIsConfigured() {
        assertThat(Policies.usWest2("").exemptions().cover("invalid-image", "a", "apps/DaemonSet", "quay.io/a"))
                .isFalse();
    }
}
