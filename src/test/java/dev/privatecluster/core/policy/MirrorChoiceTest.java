package dev.privatecluster.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Assessment.Mirrored;
import dev.privatecluster.testing.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step one of choosing the target: mirrors that name a registry, with or without a path. */
final class MirrorChoiceTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
    private static final Policy POLICY = Policies.usWest2(
            """
            mirrors:
            - source: docker.io
              mirror: ECR/hub
            - source: docker.io/library/busybox
              mirror: ECR/base/busybox-of-ours
            - source: quay.io/argoproj
              mirror: ECR/argo
            - source: quay.io/argoproj/argo-cd/sub
              mirror: ECR/deep
            - source: quay.io/argoproj/argo-cd
              mirror: ECR
            - source: ECR-PUBLIC.aws.com/eks
              mirror: ECR/public
            - source: Registry.Example:5000
              mirror: registry.corp.internal:5000/copies
            - source: 999988887777.dkr.ecr.us-west-2.amazonaws.com
              mirror: ECR/other-account
            reachable:
              registries: ["registry.corp.internal:5000"]
            """
                    .replace("ECR/", Policies.ECR + "/")
                    .replace(": ECR\n", ": " + Policies.ECR + "\n"));

    @ParameterizedTest
    @CsvSource({
        "nginx, ECR/hub/library/nginx",
        "nginx:1.27, ECR/hub/library/nginx:1.27",
        "amazon/x:1, ECR/hub/amazon/x:1",
        "index.docker.io/amazon/x:1, ECR/hub/amazon/x:1",
        "registry-1.docker.io/nginx, ECR/hub/library/nginx",
        "busybox:1, ECR/base/busybox-of-ours:1",
        "library/busybox, ECR/base/busybox-of-ours",
        "library/busybox/sub, ECR/base/busybox-of-ours/sub",
        "library/busyboxes, ECR/hub/library/busyboxes",
        "quay.io/argoproj/workflows:v3, ECR/argo/workflows:v3",
        "QUAY.io/argoproj/workflows:V3, ECR/argo/workflows:V3",
        "quay.io/argoproj/argo-cd/tool:v3, ECR/tool:v3",
        "quay.io/argoproj/argo-cd/sub/x, ECR/deep/x",
        "quay.io/argoproj/argo-cd/submarine, ECR/submarine",
        "quay.io/argoproj/argo-cd-2:v3, ECR/argo/argo-cd-2:v3",
        "quay.io/argoproj:v3, ECR/argo:v3",
        "public.ecr.aws/eks/lbc:v2, ECR/public/lbc:v2",
        "ecr-public.aws.com/eks/lbc:v2, ECR/public/lbc:v2",
        "registry.example:5000/a/b:1, registry.corp.internal:5000/copies/a/b:1",
        "999988887777.dkr.ecr.us-west-2.amazonaws.com/a, ECR/other-account/a"
    })
    void replacesTheLongestSourceThatMatchesInWholeComponents(String image, String target) {
        assertThat(Verdicts.of(POLICY, image)).isEqualTo(target.replaceFirst("^ECR", Policies.ECR));
    }

    @ParameterizedTest
    @CsvSource({
        "quay.io/argoprojects/x",
        "quay.io/argo",
        "quay.io:443/argoproj/x",
        "registry.example/a",
        "docker.io:443/library/nginx",
        "docker.io.evil.com/library/nginx",
        "evil.docker.io/library/nginx",
        "gcr.io.evil.com/a",
        "localhost:5000/x"
    })
    void hasNoCopyOfWhatOnlyLooksLikeASource(String image) {
        assertThat(Verdicts.of(POLICY, image)).isEqualTo("unreachable");
    }

    @Test
    void keepsTagAndDigestWhenBothAreThere() {
        assertThat(Verdicts.of(POLICY, "quay.io/argoproj/x:v1@" + DIGEST))
                .isEqualTo(Policies.ECR + "/argo/x:v1@" + DIGEST);
        assertThat(Verdicts.of(POLICY, "quay.io/argoproj/x@" + DIGEST)).isEqualTo(Policies.ECR + "/argo/x@" + DIGEST);
    }

    @Test
    void hasNoTargetWhereAWholeRepositoryWouldBecomeABareRegistry() {
        assertThat(Verdicts.of(POLICY, "quay.io/argoproj/argo-cd:v3")).isEqualTo("unreachable");
    }

    @Test
    void saysWhetherTheImageCouldBePulledWithoutItsCopy() {
        assertThat(mirrored("nginx").reachableAsWritten()).isFalse();
        assertThat(mirrored("999988887777.dkr.ecr.us-west-2.amazonaws.com/a").reachableAsWritten())
                .isTrue();
        assertThat(mirrored("999988887777.dkr.ecr.us-west-2.amazonaws.com/a")
                        .target()
                        .mirror())
                .isNotNull();
    }

    private static Mirrored mirrored(String image) {
        return (Mirrored) POLICY.assess(image);
    }

    @Test
    void anOfficialImageCanBeASourceByItsShortName() {
        Policy policy = Policies.usWest2(
                """
                mirrors:
                - {source: docker.io/library, mirror: ECR/lib}
                - {source: docker.io/nginx, mirror: ECR/web}
                """
                        .replace("ECR", Policies.ECR));

        assertThat(target(policy, "nginx:1")).isEqualTo(Policies.ECR + "/web:1");
        assertThat(target(policy, "docker.io/library/nginx")).isEqualTo(Policies.ECR + "/web");
        assertThat(target(policy, "redis")).isEqualTo(Policies.ECR + "/lib/redis");
        assertThat(target(policy, "nginx/nginx-ingress:3")).isEqualTo(Policies.ECR + "/web/nginx-ingress:3");
    }

    private static String target(Policy policy, String image) {
        return ((Mirrored) policy.assess(image)).target().image();
    }
}
