package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.decision.Judge;
import dev.privatecluster.core.decision.Messages;
import dev.privatecluster.core.decision.Review;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.input.FactsFiles;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import org.junit.jupiter.api.Test;

final class FeatureRuleTest {
    private static final Judge JUDGE = new Judge(Rules.all(FactsFiles.load()), OtherObjects.UNKNOWN);

    private static String refusal(String image, Policy policy) {
        Review review = Reviews.create(Reviews.pod(image));
        return Messages.ofJudging(JUDGE.judge(review, policy), review, policy).message();
    }

    @Test
    void namesTheMissingEndpointsInFullAndHowToMendIt() {
        Policy policy = Policies.usWest2("vpcEndpoints: [ec2]");
        String agent = "602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/eks-pod-identity-agent:v0.1.10";

        assertThat(refusal(agent, policy))
                .isEqualTo(
                        """
                1 problem with this Pod in a cluster without internet access (us-west-2):
                pod-identity: spec.containers[0].image: %s

                spec.containers[0].image: this is the agent of EKS Pod Identity; this needs VPC endpoints that \
                spec.vpcEndpoints does not list: com.amazonaws.us-west-2.eks-auth. Create what is missing, with private \
                DNS, and list it in spec.vpcEndpoints. Create com.amazonaws.us-west-2.eks-auth, which the agent on the \
                node calls. Not for Fargate."""
                                .formatted(agent));
    }

    @Test
    void namesAFieldOnceWhereTwoThingsAreWrongWithIt() {
        String controller = Policies.ECR + "/eks/aws-load-balancer-controller:v2.8.0";

        assertThat(refusal(controller, Policies.usWest2("")))
                .startsWith("2 problems with this Pod")
                .contains("\naws-load-balancer-controller: spec.containers[0].image: " + controller + "\n")
                .contains("com.amazonaws.us-west-2.elasticloadbalancing, com.amazonaws.us-west-2.ec2")
                .contains("--enable-shield=false --enable-waf=false --enable-wafv2=false");
    }

    @Test
    void noRemedyShowsAPlaceholderToUsers() {
        assertThat(FactsFiles.load().features().values())
                .filteredOn(
                        feature -> Rules.all(FactsFiles.load()).actionsById().containsKey(feature.id()))
                .allSatisfy(feature ->
                        assertThat(feature.remedy().replace("{region}", "")).doesNotContain("{"));
    }
}
