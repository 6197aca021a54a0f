package dev.privatecluster.core.policy;

import dev.privatecluster.api.v1alpha1.Mode;
import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.image.ImageReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled configuration: immutable, complete, and free of contradictions. */
public final class Policy {
    private final String region;
    private final Mode mode;
    private final RulesVersion rulesVersion;
    private final Images images;
    private final Map<String, RuleAction> ruleActions;
    private final Exemptions exemptions;
    private final VpcEndpoints endpoints;
    private final List<Glob> fargateNamespaces;

    Policy(
            String region,
            Mode mode,
            RulesVersion rulesVersion,
            Images images,
            Map<String, RuleAction> ruleActions,
            Exemptions exemptions,
            VpcEndpoints endpoints,
            List<Glob> fargateNamespaces) {
        this.region = region;
        this.mode = mode;
        this.rulesVersion = rulesVersion;
        this.images = images;
        this.ruleActions = Map.copyOf(ruleActions);
        this.exemptions = exemptions;
        this.endpoints = endpoints;
        this.fargateNamespaces = List.copyOf(fargateNamespaces);
    }

    /** The cluster's AWS region. */
    public String region() {
        return region;
    }

    public Mode mode() {
        return mode;
    }

    public RulesVersion rulesVersion() {
        return rulesVersion;
    }

    /** The same policy in another mode. */
    public Policy in(Mode other) {
        return other == mode
                ? this
                : new Policy(
                        region, other, rulesVersion, images, ruleActions, exemptions, endpoints, fargateNamespaces);
    }

    /** What becomes of an image, given as it is written in a pod. */
    public Assessment assess(String image) {
        return images.assess(image);
    }

    /** Whether an image is written as one of the registries of EKS itself. */
    public boolean isOfEks(ImageReference image) {
        return images.isOfEks(image);
    }

    /** What the configuration wants of a rule, or null when it leaves that to the rule set. */
    public @Nullable RuleAction actionOf(String ruleId) {
        return ruleActions.get(ruleId);
    }

    public VpcEndpoints endpoints() {
        return endpoints;
    }

    /** Whether a Fargate profile selects the namespace, as the configuration says. */
    public boolean isOnFargate(String namespace) {
        return fargateNamespaces.stream().anyMatch(glob -> glob.matches(namespace));
    }

    /** Whether the configuration lists the host, given with or without a port, as one within reach. */
    public boolean reaches(String host) {
        return images.reaches(host);
    }

    public Exemptions exemptions() {
        return exemptions;
    }
}
