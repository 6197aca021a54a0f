package dev.privatecluster.core.rules;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.image.ImageReference;
import dev.privatecluster.core.policy.Assessment;
import dev.privatecluster.core.policy.Feature;
import dev.privatecluster.core.policy.Feature.Demand;
import dev.privatecluster.core.policy.Feature.Stance;
import dev.privatecluster.core.policy.RulesVersion;
import dev.privatecluster.core.policy.Signals;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.Rule;
import dev.privatecluster.core.rule.RuleDescription;
import dev.privatecluster.core.workload.Container;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A rule about a feature of AWS. What is done about it, and which endpoints it needs, stands in the facts. */
abstract class FeatureRule implements Rule {
    private static final String CREATE_ENDPOINTS =
            "Create what is missing, with private DNS, and list it in spec.vpcEndpoints.";

    private final Feature feature;
    private final RuleDescription description;

    /**
     * @param feature the facts
     * @param explanation why it cannot work just so, in full sentences
     */
    FeatureRule(Feature feature, String explanation) {
        this.feature = feature;
        this.description = RuleDescription.of(feature, explanation);
    }

    @Override
    public final RuleDescription description() {
        return description;
    }

    final Signals signals() {
        return feature.signals();
    }

    /** What is demanded: by the rule set in force, or by the other one where the policy wants what its set allows. */
    final Demand demand(Examined examined) {
        Demand demand = feature.demand(examined.policy().rulesVersion());
        if (demand.stance() != Stance.ALLOW || examined.policy().actionOf(feature.id()) == null) {
            return demand;
        }
        for (RulesVersion version : RulesVersion.values()) {
            if (feature.demand(version).stance() != Stance.ALLOW) {
                return feature.demand(version);
            }
        }
        return demand;
    }

    final Stance stance(Examined examined) {
        return demand(examined).stance();
    }

    /**
     * Reports that the feature is in use, where the rule set in force minds: always where it warns or refuses, and where it
     * requires endpoints only if some are missing.
     *
     * @param path where it shows
     * @param subject what stands there
     * @param what what that is, a clause without its full stop
     */
    final void report(Examined examined, FieldPath path, String subject, String what, Consumer<Finding> findings) {
        Demand demand = demand(examined);
        switch (demand.stance()) {
            case ALLOW -> {}
            case WARN, REWRITE -> findings.accept(finding(RuleAction.WARN, examined, path, subject, what));
            case DENY -> findings.accept(finding(RuleAction.DENY, examined, path, subject, what));
            case REQUIRE -> reportMissing(demand.endpoints(), examined, path, subject, what, findings);
        }
    }

    /** The same about an image. */
    final void report(Examined examined, ExaminedImage image, String what, Consumer<Finding> findings) {
        report(examined, image.use().path(), image.use().image(), what, findings);
    }

    /**
     * Reports a use of the feature that works where these endpoints are, and not without them, whether the rule set in
     * force refuses or warns.
     *
     * @param endpoints ids of what this use needs
     */
    final void reportMissing(
            List<String> endpoints,
            Examined examined,
            FieldPath path,
            String subject,
            String what,
            Consumer<Finding> findings) {
        Stance stance = stance(examined);
        List<String> missing = examined.policy().endpoints().missing(endpoints);
        if (missing.isEmpty() || stance == Stance.ALLOW) {
            return;
        }
        RuleAction action = stance == Stance.WARN || stance == Stance.REWRITE ? RuleAction.WARN : RuleAction.DENY;
        // A warning has little room.
        String message = action == RuleAction.DENY
                ? what + "; this needs VPC endpoints that spec.vpcEndpoints does not list: "
                        + String.join(", ", examined.policy().endpoints().names(missing))
                : what + "; spec.vpcEndpoints lacks " + String.join(", ", missing);
        findings.accept(finding(action, examined, path, subject, message).withAdvice(CREATE_ENDPOINTS));
    }

    /** Warns of what may be the feature, where the rule set in force would mind if it is. */
    final void reportDoubt(Examined examined, FieldPath path, String subject, String what, Consumer<Finding> findings) {
        List<Finding> certain = new ArrayList<>();
        report(examined, path, subject, what, certain::add);
        certain.forEach(finding -> findings.accept(finding.asDoubt()));
    }

    /** The same about an image. */
    final void reportDoubt(Examined examined, ExaminedImage image, String what, Consumer<Finding> findings) {
        reportDoubt(examined, image.use().path(), image.use().image(), what, findings);
    }

    /** Reports every image that is the feature's. */
    final void reportImages(Examined examined, String what, Consumer<Finding> findings) {
        for (ExaminedImage image : images(examined)) {
            report(examined, image, what, findings);
        }
    }

    /** Reports every variable that only the feature has a use for; one whose value nobody can see is a doubt. */
    final void reportVariables(Examined examined, String what, Consumer<Finding> findings) {
        for (Container container : examined.containers()) {
            for (Signals.Variable signal : signals().variables()) {
                Container.Variable variable = container.variable(signal.name());
                // Charts write down empty values for what is switched off.
                if (variable == null || "".equals(variable.value())) {
                    continue;
                }
                if (signal.value() == null
                        || (variable.value() != null
                                && signal.value().matcher(variable.value()).find())) {
                    report(examined, variable.path(), signal.name(), what, findings);
                } else if (variable.value() == null) {
                    reportDoubt(examined, variable.path(), signal.name(), "it may be that " + what, findings);
                }
            }
        }
    }

    /** Whether an object is of a kind that only the feature has a use for. */
    final boolean isOfItsKinds(KubernetesObject object) {
        for (Signals.GroupKind kind : signals().kinds()) {
            if (object.is(kind.group(), kind.kind())) {
                return true;
            }
        }
        return false;
    }

    /** A finding about an image, with an action of its own. */
    final Finding finding(RuleAction action, Examined examined, ExaminedImage image, String message) {
        return finding(action, examined, image.use().path(), image.use().image(), message);
    }

    /** A finding of this rule with an action of its own, for what its rule set's action is too much or too little for. */
    final Finding finding(RuleAction action, Examined examined, FieldPath path, String subject, String message) {
        String remedy = examined.policy().endpoints().inWords(description.remedy());
        return new Finding(feature.id(), action, path, subject, message, remedy, List.of());
    }

    /** The images of the object that are the feature's, copies included. */
    final List<ExaminedImage> images(Examined examined) {
        return imagesAmong(signals().images(), examined);
    }

    /** The images of the object that may be the feature's, copies included. */
    final List<ExaminedImage> relatedImages(Examined examined) {
        return imagesAmong(signals().relatedImages(), examined);
    }

    private static List<ExaminedImage> imagesAmong(List<Signals.Image> wanted, Examined examined) {
        List<ExaminedImage> found = new ArrayList<>();
        for (ExaminedImage image : examined.images()) {
            ImageReference reference = image.assessment().image();
            if (reference != null && isAmong(wanted, reference)) {
                found.add(image);
            }
        }
        return found;
    }

    /** Whether an image, of which the policy says this, is the feature's. */
    final boolean isOfFeature(Assessment assessment) {
        ImageReference reference = assessment.image();
        return reference != null && isAmong(signals().images(), reference);
    }

    /** The images of the object that come from where all images are the feature's, copies included. */
    final List<ExaminedImage> imagesFromItsSources(Examined examined) {
        List<ExaminedImage> found = new ArrayList<>();
        for (ExaminedImage image : examined.images()) {
            ImageReference reference = image.assessment().image();
            if (reference != null && isFromItsSources(reference)) {
                found.add(image);
            }
        }
        return found;
    }

    private boolean isFromItsSources(ImageReference reference) {
        for (Signals.Source source : signals().sources()) {
            if (source.has(reference)) {
                return true;
            }
        }
        return false;
    }

    static boolean isAmong(List<Signals.Image> wanted, ImageReference reference) {
        for (Signals.Image image : wanted) {
            if (image.is(reference)) {
                return true;
            }
        }
        return false;
    }

    /** The images that may be the feature's, only that a tag would have to tell and there is none. */
    final List<ExaminedImage> doubtfulImages(Examined examined) {
        List<ExaminedImage> found = new ArrayList<>();
        for (ExaminedImage image : examined.images()) {
            ImageReference reference = image.assessment().image();
            if (reference != null
                    && !isAmong(signals().images(), reference)
                    && signals().images().stream().anyMatch(wanted -> wanted.mayBe(reference))) {
                found.add(image);
            }
        }
        return found;
    }
}
