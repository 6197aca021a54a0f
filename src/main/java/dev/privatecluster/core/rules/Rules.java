package dev.privatecluster.core.rules;

import dev.privatecluster.core.rule.RuleCatalog;
import java.util.List;

/** The catalog: one line a rule. */
public final class Rules {
    private Rules() {}

    public static RuleCatalog all() {
        return new RuleCatalog(List.of(
                new EcrEndpointForm(), //
                new InvalidImageRule(),
                new NotRewritten(),
                new UnreachableRegistry()));
    }
}
