package dev.privatecluster.core.rules;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import java.util.function.Consumer;

/** external-dns that writes to Route 53. */
final class ExternalDns extends FeatureRule {
    private static final String PROVIDER = "--provider";

    ExternalDns(Facts facts) {
        super(
                facts.feature("external-dns"),
                "external-dns calls Route 53, which has an endpoint since 2025, and STS for its credentials. With another provider"
                        + " than aws it calls neither.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        for (ExaminedImage image : images(examined)) {
            Flag provider = Flag.of(PROVIDER, examined.containerOf(image));
            if (provider.isAbsent() || provider.isUnknown()) {
                findings.accept(finding(
                        RuleAction.WARN,
                        examined,
                        image,
                        "this is external-dns, and nobody can tell here which provider it writes to"));
            } else if (provider.hasValue("aws")) {
                report(examined, image, "external-dns writes to Route 53", findings);
            }
        }
    }
}
