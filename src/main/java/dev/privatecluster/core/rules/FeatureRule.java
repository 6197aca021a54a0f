package dev.privatecluster.core.rules;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.image.ImageReference;
import dev.privatecluster.core.policy.Feature;
import dev.privatecluster.core.policy.Feature.Demand;
import dev.privatecluster.core.policy.Feature.Stance;
import dev.privatecluster.core.policy.RulesVersion;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.Rule;
import dev.privatecluster.core.rule.RuleDescription;
import dev.privatecluster.core.workload.FieldPath;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A rule about a feature of AWS. What is done about it, and which endpoints it needs, stands in the facts. */
abstract class FeatureRule implements Rule {
    private static final String SOURCE =
            "facts/features.yaml, from the EKS user guide, Private clusters (2020-06-17 and"
                    + " 2026-11), and the PrivateLink guide";

    private final Feature feature;
    private final RuleDescription description;

    /**
     * @param feature the facts
     * @param explanation why it cannot work just so, in full sentences
     */
    FeatureRule(Feature feature, String explanation) {
        this.feature = feature;
        Map<RulesVersion, RuleAction> actions = new EnumMap<>(RulesVersion.class);
        Map<RulesVersion, List<String>> endpoints = new EnumMap<>(RulesVersion.class);
        feature.demands().forEach((version, demand) -> {
            actions.put(version, actionOf(demand));
            endpoints.put(version, demand.stance() == Stance.REQUIRE ? demand.endpoints() : List.of());
        });
        String remedy = feature.remedy().endsWith(".") ? feature.remedy() : feature.remedy() + ".";
        description =
                new RuleDescription(feature.id(), feature.title(), actions, explanation, remedy, SOURCE, endpoints);
    }

    private static RuleAction actionOf(Demand demand) {
        return switch (demand.stance()) {
            case ALLOW -> RuleAction.IGNORE;
            case WARN -> RuleAction.WARN;
            case REQUIRE, DENY -> RuleAction.DENY;
        };
    }

    @Override
    public final RuleDescription description() {
        return description;
    }

    /**
     * Reports that the feature is in use, where the rule set in force minds.
     *
     * @param path where it shows
     * @param subject what stands there
     * @param what what that is, a clause without its full stop
     */
    final void report(Examined examined, FieldPath path, String subject, String what, Consumer<Finding> findings) {
        Demand demand = feature.demand(examined.policy().rulesVersion());
        switch (demand.stance()) {
            case ALLOW -> {}
            case WARN -> findings.accept(finding(RuleAction.WARN, examined, path, subject, what));
            case DENY -> findings.accept(finding(RuleAction.DENY, examined, path, subject, what));
            case REQUIRE -> {
                List<String> missing = examined.policy().endpoints().missing(demand.endpoints());
                if (!missing.isEmpty()) {
                    String needs = ", and needs VPC endpoints that spec.vpcEndpoints does not list: ";
                    findings.accept(finding(
                                    RuleAction.DENY, examined, path, subject, what + needs + String.join(", ", missing))
                            .withAdvice("Create what is missing, with private DNS, and list it in spec.vpcEndpoints."));
                }
            }
        }
    }

    /** The same about an image. */
    final void report(Examined examined, ExaminedImage image, String what, Consumer<Finding> findings) {
        report(examined, image.use().path(), image.use().image(), what, findings);
    }

    /** The same about every image that is the feature's. */
    final void reportImages(Examined examined, String what, Consumer<Finding> findings) {
        images(examined).forEach(image -> report(examined, image, what, findings));
    }

    /** A finding about an image, with an action of its own. */
    final Finding finding(RuleAction action, Examined examined, ExaminedImage image, String message) {
        return finding(action, examined, image.use().path(), image.use().image(), message);
    }

    /** A finding of this rule with an action of its own, for what its rule set's action is too much or too little for. */
    final Finding finding(RuleAction action, Examined examined, FieldPath path, String subject, String message) {
        String remedy =
                description.remedy().replace("{region}", examined.policy().region());
        return new Finding(feature.id(), action, path, subject, message, remedy, List.of());
    }

    /** What the rule set in force does about the feature. */
    final Stance stance(Examined examined) {
        return feature.demand(examined.policy().rulesVersion()).stance();
    }

    /** The images of the object that are the feature's, copies included. */
    final List<ExaminedImage> images(Examined examined) {
        return examined.images().stream()
                .filter(image -> isFeature(image.assessment().image(), true))
                .toList();
    }

    /** The images that may be the feature's, only that a tag would have to tell and there is none. */
    final List<ExaminedImage> doubtfulImages(Examined examined) {
        return examined.images().stream()
                .filter(image -> image.assessment().image() != null
                        && image.assessment().image().tag() == null
                        && !isFeature(image.assessment().image(), true)
                        && isFeature(image.assessment().image(), false))
                .toList();
    }

    private boolean isFeature(@Nullable ImageReference reference, boolean tagDecides) {
        return reference != null
                && feature.images().stream()
                        .filter(image -> image.isStoredAs(reference.repository()))
                        .anyMatch(image -> !tagDecides
                                || image.tag() == null
                                || (reference.tag() != null
                                        && image.tag().matcher(reference.tag()).find()));
    }
}
