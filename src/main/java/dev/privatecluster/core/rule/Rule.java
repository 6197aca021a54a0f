package dev.privatecluster.core.rule;

import java.util.function.Consumer;

/** One thing that cannot work in a private cluster: what it is, and how it is seen. */
public interface Rule {
    /** What the rule is, for people and for the configuration. */
    RuleDescription description();

    /**
     * Looks at one object. Pure: the same object and policy give the same findings.
     *
     * @param examined the object with its images
     * @param findings takes what is found, in any order
     */
    void check(Examined examined, Consumer<Finding> findings);
}
