package dev.privatecluster.core.rules;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Assessment.Reachable;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.RulesVersion;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.RuleDescription;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An image of this region's ECR under its FIPS or dual-stack host. */
final class EcrEndpointForm implements ImageRule {
    static final String ID = "ecr-endpoint-form";

    private final RuleDescription description;

    EcrEndpointForm(Facts facts) {
        description = RuleDescription.ofImages(
                ID,
                "ECR under its FIPS or dual-stack host",
                facts.statements().about("image-ecr-fips-or-dualstack-host"),
                Map.of(RulesVersion.V2020_06, RuleAction.DENY, RulesVersion.V2026_11, RuleAction.WARN),
                "The endpoints ecr.api and ecr.dkr answer for the standard host names of ECR. Whether a FIPS or a"
                        + " dual-stack host of the same registry resolves to them depends on how the endpoint was made;"
                        + " in 2020 it never did.",
                "Name the registry by its standard host; or, once a pull from within the VPC has succeeded, list the host"
                        + " in spec.reachable.registries.",
                "Amazon ECR user guide, Interface VPC endpoints (2022-09 and 2026)");
    }

    @Override
    public RuleDescription description() {
        return description;
    }

    @Override
    public @Nullable Finding check(ExaminedImage image, Examined examined) {
        if (!(image.assessment() instanceof Reachable reachable) || reachable.unusualEndpoint() == null) {
            return null;
        }
        String form = reachable
                .unusualEndpoint()
                .form()
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        return new Finding(
                ID,
                description().action(examined.policy().rulesVersion()),
                image.use().path(),
                image.use().image(),
                "it names ECR by its " + form + " host, which the VPC endpoints may not answer for",
                "Name the registry by its standard host, or list this one in spec.reachable.registries once a pull has"
                        + " succeeded.",
                List.of());
    }
}
