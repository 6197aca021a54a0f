package dev.privatecluster.core.rules;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.Feature;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.Container;
import dev.privatecluster.core.workload.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The AWS Load Balancer Controller. */
final class AwsLoadBalancerController extends FeatureRule {
    private static final List<String> WITHOUT_ENDPOINT = List.of("--enable-shield", "--enable-waf");
    private static final String WAF_V2 = "--enable-wafv2";
    private static final List<String> WAF_V2_ENDPOINT = List.of("wafv2");
    private static final String LABEL = "app.kubernetes.io/name";
    private static final String NAME = "aws-load-balancer-controller";

    AwsLoadBalancerController(Facts facts) {
        super(
                facts.feature("aws-load-balancer-controller"),
                "The controller calls Elastic Load Balancing, EC2 and STS, which have endpoints, and by default also Shield and WAF"
                        + " Classic, which have none, and WAFv2: it hangs on calls that never return until these three are"
                        + " switched off.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        for (ExaminedImage image : images(examined)) {
            report(examined, image, "this is the AWS Load Balancer Controller", findings);
            if (stance(examined) == Feature.Stance.REQUIRE) {
                checkFlags(image, examined, findings);
            }
        }
        if (isLabelled(examined) && !AllImages.anyIs(this::isOfFeature, examined)) {
            for (ExaminedImage image : examined.images()) {
                if (image.use().slot() == Slot.CONTAINERS) {
                    String what = "by its label this is the AWS Load Balancer Controller, under another image name";
                    reportDoubt(examined, image, what, findings);
                }
            }
        }
    }

    private static boolean isLabelled(Examined examined) {
        return NAME.equals(examined.podMetadata().path("labels").path(LABEL).textValue())
                || NAME.equals(examined.object().label(LABEL));
    }

    private void checkFlags(ExaminedImage image, Examined examined, Consumer<Finding> findings) {
        Container container = examined.containerOf(image);
        List<String> flags = new ArrayList<>(WITHOUT_ENDPOINT);
        if (!examined.policy().endpoints().missing(WAF_V2_ENDPOINT).isEmpty()) {
            flags.add(WAF_V2);
        }
        List<String> on = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String name : flags) {
            Flag flag = Flag.of(name, container);
            if (flag.isUnknown()) {
                unknown.add(name);
            } else if (!flag.isFalse()) {
                on.add(name + "=false");
            }
        }
        if (!on.isEmpty()) {
            findings.accept(finding(
                    RuleAction.DENY,
                    examined,
                    image,
                    "the AWS Load Balancer Controller hangs on calls to Shield and WAF without "
                            + String.join(" ", on)));
        }
        if (!unknown.isEmpty()) {
            findings.accept(finding(
                            RuleAction.WARN,
                            examined,
                            image,
                            "nobody can tell here whether these are false, as they have to be: "
                                    + String.join(" ", unknown))
                    .asDoubt());
        }
    }
}
