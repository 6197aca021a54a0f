package dev.privatecluster.serving;

import dev.privatecluster.core.decision.ConfigurationJudge;
import dev.privatecluster.core.decision.Judge;
import dev.privatecluster.core.decision.Rewriter;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.PolicyCompiler;
import dev.privatecluster.core.policy.PolicySource;
import dev.privatecluster.core.rule.RuleCatalog;
import dev.privatecluster.core.rules.Rules;
import dev.privatecluster.input.FactsFiles;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the core, which knows of no container, to those who are injected. */
final class CoreBeans {
    /** Read once a process: the command line compiles the policy before there is a container. */
    private static final Facts FACTS = FactsFiles.load();

    private static final RuleCatalog RULES = Rules.all(FACTS);

    @Produces
    @Singleton
    Judge judge(Serving serving) {
        return new Judge(RULES, serving.otherObjects());
    }

    @Produces
    @Singleton
    Rewriter rewriter() {
        return new Rewriter(RULES);
    }

    @Produces
    @Singleton
    PolicySource policySource(Serving serving) {
        return serving.policies();
    }

    @Produces
    @Singleton
    ConfigurationJudge configurationJudge() {
        return new ConfigurationJudge(compiler());
    }

    static PolicyCompiler compiler() {
        return new PolicyCompiler(FACTS, RULES.actionsById());
    }
}
