package dev.privatecluster.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.testing.Policies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step three of choosing the target: what can be pulled is left alone. */
final class ReachTest {
    private static final Policy POLICY = Policies.usWest2(
            """
            mirrors: []
            reachable:
              registries: ["Registry.corp.internal:5000", "*.vpc.example.com", "*.port.example.com:8443", "[fd00::1]:5000"]
              regions: [eu-west-1]
            """);

    @ParameterizedTest
    @CsvSource({
        "111122223333.dkr.ecr.us-west-2.amazonaws.com/a, reachable",
        "999988887777.dkr.ecr.us-west-2.amazonaws.com/a, reachable",
        "999988887777.DKR.ecr.us-west-2.AMAZONAWS.com/a, reachable",
        "999988887777.dkr.ecr.eu-west-1.amazonaws.com/a, reachable",
        "602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/pause, reachable",
        "999988887777.dkr.ecr-fips.us-west-2.amazonaws.com/a, FIPS endpoint",
        "999988887777.dkr-ecr.us-west-2.on.aws/a, DUAL_STACK endpoint",
        "999988887777.dkr-ecr-fips.us-west-2.on.aws/a, DUAL_STACK_FIPS endpoint",
        "999988887777.dkr.ecr.us-east-1.amazonaws.com/a, unreachable",
        "999988887777.dkr-ecr.eu-west-1.on.aws/a, unreachable",
        "999988887777.dkr.ecr-fips.eu-west-1.amazonaws.com/a, unreachable",
        "999988887777.dkr.ecr.us-west-2.amazonaws.com:443/a, unreachable",
        "999988887777.dkr.ecr.us-west-2.amazonaws.com.cn/a, unreachable",
        "999988887777.dkr.ecr.us-west-2.amazonaws.com.evil.com/a, unreachable",
        "public.ecr.aws/a/b, unreachable",
        "nginx, unreachable",
        "registry.k8s.io/pause:3.9, unreachable"
    })
    void reachesEcrOfThisAndOfListedRegions(String image, String expected) {
        assertThat(Verdicts.of(POLICY, image)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "registry.corp.internal:5000/a, reachable",
        "REGISTRY.corp.internal:5000/a, reachable",
        "registry.corp.internal/a, unreachable",
        "registry.corp.internal:5001/a, unreachable",
        "registry.corp.internal:50001/a, unreachable",
        "a.vpc.example.com/a, reachable",
        "A.B.vpc.example.com/a, reachable",
        "vpc.example.com/a, unreachable",
        "evilvpc.example.com/a, unreachable",
        "a.vpc.example.com:443/a, unreachable",
        "a.vpc.example.com.evil.com/a, unreachable",
        "a.port.example.com:8443/a, reachable",
        "a.port.example.com/a, unreachable",
        "'[fd00::1]:5000/a', reachable",
        "'[FD00::1]:5000/a', reachable",
        "'[fd00::1]/a', unreachable"
    })
    void reachesListedRegistriesPortIncluded(String image, String expected) {
        assertThat(Verdicts.of(POLICY, image)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "cn-north-1, 999988887777.dkr.ecr.cn-north-1.amazonaws.com.cn/a, reachable",
        "cn-north-1, 999988887777.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn/a, DUAL_STACK endpoint",
        "cn-north-1, 999988887777.dkr.ecr.cn-north-1.amazonaws.com/a, unreachable",
        "us-gov-west-1, 999988887777.dkr.ecr.us-gov-west-1.amazonaws.com/a, reachable",
        "us-gov-west-1, 999988887777.dkr.ecr-fips.us-gov-west-1.amazonaws.com/a, FIPS endpoint",
        "us-gov-west-1, 999988887777.dkr.ecr.us-west-1.amazonaws.com/a, unreachable",
        "eusc-de-east-1, 999988887777.dkr.ecr.eusc-de-east-1.amazonaws.eu/a, reachable",
        "us-iso-east-1, 999988887777.dkr.ecr.us-iso-east-1.c2s.ic.gov/a, reachable"
    })
    void reachesEcrInEveryPartition(String region, String image, String expected) {
        assertThat(Verdicts.of(Policies.in(region, "mirrors: []"), image)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "public.ecr.aws, ecr-public.aws.com/a/b",
        "registry-1.docker.io, nginx",
        "999988887777.dkr-ecr.us-west-2.on.aws, 999988887777.dkr-ecr.us-west-2.on.aws/a",
        "999988887777.dkr.ecr.us-east-1.amazonaws.com, 999988887777.dkr.ecr.us-east-1.amazonaws.com/a"
    })
    void takesTheUsersWordForAnyRegistry(String registry, String image) {
        Policy policy = Policies.usWest2("reachable: {registries: [\"" + registry + "\"]}\nmirrors: []");

        assertThat(Verdicts.of(policy, image)).isEqualTo(Verdicts.REACHABLE);
    }
}
