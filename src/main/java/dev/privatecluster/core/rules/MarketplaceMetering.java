package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import java.util.function.Consumer;

/** Products from AWS Marketplace that meter their use. */
final class MarketplaceMetering extends FeatureRule {
    MarketplaceMetering(Facts facts) {
        super(
                facts.feature("marketplace-metering"),
                "Containers from AWS Marketplace commonly report their use to its metering service, and some do not start without"
                        + " an answer. Which ones do is the vendor's to tell: an image shows only that it comes from the"
                        + " registry of AWS Marketplace.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        for (ExaminedImage image : imagesFromItsSources(examined)) {
            reportMissing(
                    demand(examined).endpoints(),
                    examined,
                    image.use().path(),
                    image.use().image(),
                    "this comes from AWS Marketplace and may have to report its use there",
                    findings);
        }
    }
}
