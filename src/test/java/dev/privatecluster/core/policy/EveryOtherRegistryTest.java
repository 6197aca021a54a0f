package dev.privatecluster.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Assessment.Unreachable;
import dev.privatecluster.testing.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step four of choosing the target: the mirror with the source {@code *}; and what has no target at all. */
final class EveryOtherRegistryTest {
    private static final Policy WILDCARD =
            Policies.usWest2("mirrors: [{source: '*', mirror: " + Policies.ECR + "/mirror}]");
    private static final String LONG = "a".repeat(255 - Policies.ECR.length() - "/mirror/quay.io/".length());

    @ParameterizedTest
    @CsvSource({
        "nginx:1, ECR/mirror/docker.io/library/nginx:1",
        "quay.io/a/b:1, ECR/mirror/quay.io/a/b:1",
        "QUAY.IO/a/b:V1, ECR/mirror/quay.io/a/b:V1",
        "ecr-public.aws.com/a/b, ECR/mirror/public.ecr.aws/a/b",
        "Registry.Example:5000/a, ECR/mirror/registry.example_5000/a",
        "localhost:5000/x, ECR/mirror/localhost_5000/x",
        "Registry/x, ECR/mirror/registry/x",
        "10.0.0.1:5000/x, ECR/mirror/10.0.0.1_5000/x",
        "999988887777.dkr.ecr.us-east-1.amazonaws.com/a, ECR/mirror/999988887777.dkr.ecr.us-east-1.amazonaws.com/a",
        "111122223333.dkr.ecr.us-west-2.amazonaws.com/a, reachable",
        "999988887777.dkr-ecr.us-west-2.on.aws/a, DUAL_STACK endpoint",
        "'[::1]:5000/a', unreachable",
        "Not/AnImage, invalid"
    })
    void putsTheHostInFrontOfThePath(String image, String expected) {
        assertThat(Verdicts.of(WILDCARD, image)).isEqualTo(expected.replaceFirst("^ECR", Policies.ECR));
    }

    @ParameterizedTest
    @CsvSource({
        "nginx:1, ECR/library/nginx:1",
        "amazon/x:1, ECR/amazon/x:1",
        "quay.io/a/b, ECR/quay.io/a/b",
        "public.ecr.aws/a/b, ECR/public.ecr.aws/a/b"
    })
    void goesToTheAccountsRegistryWhereNoMirrorsAreConfigured(String image, String expected) {
        assertThat(Verdicts.of(Policies.usWest2(""), image)).isEqualTo(expected.replaceFirst("^ECR", Policies.ECR));
    }

    @Test
    void aTargetMayHave255CharactersBeforeTheTag() {
        assertThat(Verdicts.of(WILDCARD, "quay.io/" + LONG + ":" + "t".repeat(128)))
                .startsWith(Policies.ECR);
        assertThat(unreachable(WILDCARD, "quay.io/a" + LONG).reason())
                .isEqualTo(
                        "it cannot have a copy in ECR: the name would have 256 characters, and at most 255 are allowed");
    }

    @Test
    void saysThatEcrCannotSpellTheHost() {
        assertThat(unreachable(WILDCARD, "[::1]:5000/a").reason())
                .isEqualTo("it cannot have a copy in ECR: 'mirror/[__1]_5000/a' is no name for an ECR repository: only"
                        + " lower-case letters, digits and single . _ - / between them");
        assertThat(unreachable(WILDCARD, "[::1]:5000/a").proposal()).isNull();
    }

    @Test
    void proposesTheMirrorThatIsMissing() {
        Unreachable unreachable = unreachable(Policies.usWest2("mirrors: []"), "Quay.io:8443/a/b:1");

        assertThat(unreachable.reason()).isEqualTo("no mirror covers quay.io:8443");
        assertThat(unreachable.proposal()).isNotNull().satisfies(proposal -> {
            assertThat(proposal.mirror().source()).isEqualTo("quay.io:8443");
            assertThat(proposal.mirror().mirror()).isEqualTo(Policies.ECR + "/quay.io_8443");
            assertThat(proposal.target().image()).isEqualTo(Policies.ECR + "/quay.io_8443/a/b:1");
        });
    }

    @Test
    void proposesNothingThatEcrCannotSpell() {
        assertThat(unreachable(Policies.usWest2("mirrors: []"), "[::1]:5000/a").proposal())
                .isNull();
    }

    private static Unreachable unreachable(Policy policy, String image) {
        assertThat(policy.assess(image)).isInstanceOf(Unreachable.class);
        return (Unreachable) policy.assess(image);
    }
}
