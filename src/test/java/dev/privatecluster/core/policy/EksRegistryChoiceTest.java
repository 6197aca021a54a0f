package dev.privatecluster.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Assessment.Mirrored;
import dev.privatecluster.testing.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Step two of choosing the target: the registry of EKS in another region becomes the one of this region. */
final class EksRegistryChoiceTest {
    private static final String IMAGE = "/eks/coredns:v1.11.1-eksbuild.9";

    @ParameterizedTest
    @CsvSource({
        "602401143452.dkr.ecr.eu-west-1.amazonaws.com, us-west-2, 602401143452.dkr.ecr.us-west-2.amazonaws.com",
        "602401143452.dkr.ecr-fips.us-east-1.amazonaws.com, us-west-2, 602401143452.dkr.ecr.us-west-2.amazonaws.com",
        "602401143452.dkr-ecr.eu-west-1.on.aws, us-west-2, 602401143452.dkr.ecr.us-west-2.amazonaws.com",
        "602401143452.dkr-ecr-fips.us-east-1.on.aws, us-west-2, 602401143452.dkr.ecr.us-west-2.amazonaws.com",
        "602401143452.DKR.ECR.EU-WEST-1.amazonaws.com, us-west-2, 602401143452.dkr.ecr.us-west-2.amazonaws.com",
        "602401143452.dkr.ecr.us-west-2.amazonaws.com, af-south-1, 877085696533.dkr.ecr.af-south-1.amazonaws.com",
        "877085696533.dkr.ecr.af-south-1.amazonaws.com, us-west-2, 602401143452.dkr.ecr.us-west-2.amazonaws.com",
        "066635153087.dkr.ecr.il-central-1.amazonaws.com, eu-west-1, 602401143452.dkr.ecr.eu-west-1.amazonaws.com",
        "602401143452.dkr.ecr.us-west-2.amazonaws.com, us-gov-west-1, 013241004608.dkr.ecr.us-gov-west-1.amazonaws.com",
        "602401143452.dkr.ecr.us-west-2.amazonaws.com, cn-north-1, 918309763551.dkr.ecr.cn-north-1.amazonaws.com.cn",
        "918309763551.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn, cn-northwest-1,"
                + " 961992271922.dkr.ecr.cn-northwest-1.amazonaws.com.cn",
        "602401143452.dkr.ecr.us-west-2.amazonaws.com, eusc-de-east-1, 877088126301.dkr.ecr.eusc-de-east-1.amazonaws.eu",
        "602401143452.dkr.ecr.us-west-2.amazonaws.com, us-isob-east-1, 187977181151.dkr.ecr.us-isob-east-1.sc2s.sgov.gov"
    })
    void takesThePairOfThisRegion(String host, String region, String expected) {
        assertThat(Verdicts.of(Policies.in(region, ""), host + IMAGE)).isEqualTo(expected + IMAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "602401143452.dkr.ecr.af-south-1.amazonaws.com", // that account has no registry of EKS there
                "877085696533.dkr.ecr.eu-west-1.amazonaws.com",
                "111122223333.dkr.ecr.eu-west-1.amazonaws.com",
                "602401143452.dkr.ecr.eu-west-1.amazonaws.com.evil.com",
                "602401143452.dkr.ecr.eu-west-1.amazonaws.com:443"
            })
    void takesNoOtherPairForTheRegistryOfEks(String host) {
        assertThat(Verdicts.of(Policies.usWest2("mirrors: []"), host + IMAGE)).isEqualTo("unreachable");
    }

    @Test
    void leavesTheRegistryOfThisRegionAlone() {
        assertThat(Verdicts.of(Policies.usWest2(""), "602401143452.dkr.ecr.us-west-2.amazonaws.com" + IMAGE))
                .isEqualTo(Verdicts.REACHABLE);
    }

    @Test
    void leavesTheRegistryOfAListedRegionAlone() {
        Policy policy = Policies.usWest2("reachable: {regions: [eu-west-1]}");

        assertThat(Verdicts.of(policy, "602401143452.dkr.ecr.eu-west-1.amazonaws.com" + IMAGE))
                .isEqualTo(Verdicts.REACHABLE);
        assertThat(Verdicts.of(policy, "602401143452.dkr.ecr.eu-west-2.amazonaws.com" + IMAGE))
                .isEqualTo("602401143452.dkr.ecr.us-west-2.amazonaws.com" + IMAGE);
    }

    @Test
    void comesAfterTheMirrorsThatNameTheRegistry() {
        Policy policy = Policies.usWest2(
                """
                mirrors:
                - source: 602401143452.dkr.ecr.eu-west-1.amazonaws.com
                  mirror: %s/eks-of-europe
                """
                        .formatted(Policies.ECR));

        assertThat(Verdicts.of(policy, "602401143452.dkr.ecr.eu-west-1.amazonaws.com" + IMAGE))
                .isEqualTo(Policies.ECR + "/eks-of-europe" + IMAGE);
    }

    @Test
    void leadsToTheMirrorOfThisRegionsRegistryAtOnce() {
        Policy policy = Policies.usWest2(
                """
                mirrors:
                - source: 602401143452.dkr.ecr.us-west-2.amazonaws.com
                  mirror: %s/eks-of-ours
                """
                        .formatted(Policies.ECR));

        assertThat(Verdicts.of(policy, "602401143452.dkr.ecr.eu-west-1.amazonaws.com" + IMAGE))
                .isEqualTo(Policies.ECR + "/eks-of-ours" + IMAGE)
                .isEqualTo(Verdicts.of(policy, "602401143452.dkr.ecr.us-west-2.amazonaws.com" + IMAGE));
    }

    @Test
    void comesBeforeTheMirrorOfEveryOtherRegistryAndBeforeWhatIsListed() {
        Policy policy = Policies.usWest2(
                """
                mirrors: [{source: "*", mirror: %s/mirror}]
                reachable: {registries: ["*.amazonaws.com"]}
                """
                        .formatted(Policies.ECR));

        assertThat(policy.assess("602401143452.dkr.ecr.eu-west-1.amazonaws.com" + IMAGE))
                .isInstanceOfSatisfying(Mirrored.class, mirrored -> {
                    assertThat(mirrored.target().image())
                            .isEqualTo("602401143452.dkr.ecr.us-west-2.amazonaws.com" + IMAGE);
                    assertThat(mirrored.target().mirror()).isNull();
                    assertThat(mirrored.reachableAsWritten()).isTrue();
                });
    }
}
