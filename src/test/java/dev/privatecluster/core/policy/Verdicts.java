package dev.privatecluster.core.policy;

import dev.privatecluster.core.policy.Assessment.Invalid;
import dev.privatecluster.core.policy.Assessment.Mirrored;
import dev.privatecluster.core.policy.Assessment.Reachable;
import dev.privatecluster.core.policy.Assessment.Unreachable;

/** What a policy says about an image, as a word or a name that tables can hold. */
final class Verdicts {
    static final String REACHABLE = "reachable";

    private Verdicts() {}

    /** The copy's whole name, {@code reachable}, {@code FORM endpoint}, {@code unreachable} or {@code invalid}. */
    static String of(Policy policy, String image) {
        Assessment assessment = policy.assess(image);
        if (assessment instanceof Mirrored mirrored) {
            return mirrored.target().image();
        }
        if (assessment instanceof Reachable reachable) {
            return reachable.unusualEndpoint() == null
                    ? REACHABLE
                    : reachable.unusualEndpoint().form() + " endpoint";
        }
        if (assessment instanceof Unreachable) {
            return "unreachable";
        }
        if (assessment instanceof Invalid) {
            return "invalid";
        }
        throw new AssertionError(assessment);
    }
}
