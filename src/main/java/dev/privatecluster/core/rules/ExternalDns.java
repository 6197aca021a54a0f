package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.Container;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** external-dns that writes to Route 53. */
final class ExternalDns extends FeatureRule {
    private static final String PROVIDER = "--provider";
    private static final String VARIABLE = "EXTERNAL_DNS_PROVIDER";
    private static final String AWS = "aws";

    ExternalDns(Facts facts) {
        super(
                facts.feature("external-dns"),
                "external-dns calls Route 53, which has an endpoint since 2025, and STS for its credentials. With another provider"
                        + " than aws it calls neither.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        for (ExaminedImage image : images(examined)) {
            Flag provider = providerOf(examined.containerOf(image));
            if (provider.isAbsent() || provider.isUnknown()) {
                String doubt = "this is external-dns, and nobody can tell here whether it writes to Route 53";
                reportDoubt(examined, image, doubt, findings);
            } else if (provider.hasValue(AWS)) {
                report(examined, image, "external-dns writes to Route 53", findings);
            }
        }
    }

    /** The flag beats the variable. */
    private static Flag providerOf(@Nullable Container container) {
        Flag flag = Flag.of(PROVIDER, container);
        Container.Variable variable = container == null ? null : container.filledVariable(VARIABLE);
        return flag.isAbsent() && variable != null ? Flag.ofVariable(variable) : flag;
    }
}
