package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarketplaceMeteringTest {
    private static final String REGISTRY = "709825985650.dkr.ecr.us-east-1.amazonaws.com";
    private static final Policy EVERYTHING_MIRRORED = Policies.usWest2("");

    private static List<Finding> findings(String yaml, Policy policy) {
        return Judgements.findingsIn(yaml, policy, OtherObjects.UNKNOWN).stream()
                .filter(finding -> finding.ruleId().equals("marketplace-metering"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REGISTRY + "/vendor/product:1",
                Policies.ECR + "/" + REGISTRY + "/vendor/product:1",
                Policies.ECR + "/mirror/" + REGISTRY + "/vendor/product:1",
            })
    void theRegistryIsKnownAsTheHostAndInTheNamesOfCopies(String image) {
        assertThat(findings(Reviews.deployment(image), EVERYTHING_MIRRORED))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .isEqualTo("this comes from AWS Marketplace and may have to report its use there;"
                        + " spec.vpcEndpoints lacks metering-marketplace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Policies.ECR + "/x" + REGISTRY + "/vendor/product:1",
                Policies.ECR + "/" + REGISTRY + ".cn/vendor/product:1",
                Policies.ECR + "/vendor/product:1",
                "709825985650.dkr.ecr.us-west-2.amazonaws.com/vendor/product:1",
            })
    void otherHostsAreOthers(String image) {
        assertThat(findings(Reviews.deployment(image), EVERYTHING_MIRRORED)).isEmpty();
    }

    @Test
    void passesWithItsEndpointAndUnderTheRulesOf2020() {
        String deployment = Reviews.deployment(REGISTRY + "/vendor/product:1");

        assertThat(findings(deployment, Policies.usWest2("vpcEndpoints: [metering-marketplace]")))
                .isEmpty();
        assertThat(findings(deployment, Policies.usWest2("rulesVersion: \"2020-06\"")))
                .isEmpty();
    }
}
