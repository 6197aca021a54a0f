package dev.privatecluster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.policy.PolicyCompiler;
import dev.privatecluster.core.rules.Rules;
import dev.privatecluster.input.FactsFiles;
import dev.privatecluster.input.YamlReader;

/** Policies from a few lines of YAML, with the facts and the rules that ship. */
public final class Policies {
    /** The ECR registry of the account and region that {@link #usWest2(String)} configures. */
    public static final String ECR = "111122223333.dkr.ecr.us-west-2.amazonaws.com";

    public static final PolicyCompiler COMPILER =
            new PolicyCompiler(FactsFiles.load(), Rules.all(FactsFiles.load()).actionsById());

    private Policies() {}

    /** The policy of account 111122223333 in us-west-2, with more fields of its {@code spec}. */
    public static Policy usWest2(String moreOfSpec) {
        return in("us-west-2", moreOfSpec);
    }

    /** The policy of account 111122223333 in a region, with more fields of its {@code spec}. */
    public static Policy in(String region, String moreOfSpec) {
        PolicyCompiler.Result result = COMPILER.compile(
                YamlReader.read("test", yaml(region, moreOfSpec)).root());
        assertThat(result.problems()).isEmpty();
        Policy policy = result.policy();
        if (policy == null) {
            throw new AssertionError("neither a policy nor a problem");
        }
        return policy;
    }

    /** A whole PrivateCluster in YAML. */
    public static String yaml(String region, String moreOfSpec) {
        return """
                apiVersion: privatecluster.dev/v1alpha1
                kind: PrivateCluster
                metadata:
                  name: cluster
                spec:
                  region: %s
                  accountId: "111122223333"
                """
                        .formatted(region)
                + moreOfSpec.indent(2);
    }
}
