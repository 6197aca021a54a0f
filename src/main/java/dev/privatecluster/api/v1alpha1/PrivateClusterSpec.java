package dev.privatecluster.api.v1alpha1;

import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of the webhook. Whatever is absent or could not be read is null; defaults are given when the policy is
 * compiled. The definition of the custom resource is generated from all of this: {@code kubectl explain} prints what is
 * said here about fields, and the API server holds objects to the annotations.
 *
 * @param region the cluster's AWS region, which decides the partition and its DNS suffix
 * @param accountId the account, 12 digits in quotes, whose ECR holds the copies of images
 * @param mode whether the webhook acts or only tells; {@link Mode#ENFORCE} when absent
 * @param rulesVersion the dated rule set, or {@code latest}, which it is when absent
 * @param mirrors where copies of images live; when absent, {@code docker.io} in the account's registry, and {@code *} in the
 *     same with the host in front
 * @param reachable what else can be pulled from
 * @param vpcEndpoints the VPC endpoints that exist; what needs others is refused
 * @param fargate which pods run on AWS Fargate
 * @param rules settings of single rules; of all others the rule set decides
 * @param exemptions objects and images that rules leave alone; all conditions given must hold, lists are alternatives, and
 *     {@code *} stands for any characters
 */
public record PrivateClusterSpec(
        @Required @Nullable String region,
        @Required @Pattern(Forms.ACCOUNT_ID) @Nullable String accountId,
        @Default("Enforce") @Nullable Mode mode,
        @Default("latest") @Nullable String rulesVersion,
        @Size(max = MOST_MIRRORS) @Nullable List<@Nullable Mirror> mirrors,
        @Nullable Reachable reachable,
        @Nullable List<@Nullable String> vpcEndpoints,
        @Nullable Fargate fargate,
        @Nullable List<@Nullable RuleSetting> rules,
        @Nullable List<@Nullable Exemption> exemptions) {
    /** How many mirrors there can be. */
    public static final int MOST_MIRRORS = 1000;

    /** How long the names of sources and mirrors can be, which is how long those of images can. */
    public static final int LONGEST_NAME = 255;

    /**
     * One source of images and where its copies live.
     *
     * @param source a registry, a registry with a path, or {@code *} for every other registry
     * @param mirror what replaces the source: a registry with or without a path
     * @param type how copies come to be there; {@link MirrorType#COPY} when absent
     */
    @ValidationRule(
            value =
                    "self.source == '*' || !((self.mirror + '/').lowerAscii().startsWith((self.source + '/').lowerAscii())"
                            + " || (self.source + '/').lowerAscii().startsWith((self.mirror + '/').lowerAscii()))",
            message = "the mirror is its own source: its copies would be sent on from there")
    @ValidationRule(
            value = "self.source != '*' || self.type != 'PullThroughCache'",
            message = "ECR cannot fetch from every registry by itself; use type Copy")
    public record Mirror(
            @Required @Pattern(Forms.SOURCE) @Size(max = LONGEST_NAME) @Nullable String source,
            @Required @Pattern(Forms.MIRROR) @Size(max = LONGEST_NAME) @Nullable String mirror,
            @Default("Copy") @Nullable MirrorType type) {}

    /**
     * What can be pulled from besides ECR of the cluster's own region.
     *
     * @param registries registries inside the VPC, {@code host} or {@code host:port}; {@code *.host} is any depth below the
     *     host
     * @param regions other regions whose ECR has cross-region endpoints in this VPC
     */
    public record Reachable(
            @Nullable List<@Pattern(Forms.REACHABLE_REGISTRY) @Nullable String> registries,
            @Nullable List<@Nullable String> regions) {}

    /**
     * Which pods run on AWS Fargate.
     *
     * @param namespaces namespaces that a Fargate profile selects; {@code *} stands for any characters, {@code ?} for one
     */
    public record Fargate(@Nullable List<@Pattern(Forms.FARGATE_NAMESPACE) @Nullable String> namespaces) {}

    /**
     * What one rule does in this cluster, whatever the rule set says.
     *
     * @param id the rule
     * @param action what it does
     */
    public record RuleSetting(@Required @Nullable String id, @Required @Nullable RuleAction action) {}

    /**
     * Objects and images that rules leave alone. All conditions given must hold; lists are alternatives; {@code *}
     * stands for any characters.
     *
     * @param reason why, for whoever reads this next
     * @param namespaces names of namespaces
     * @param images canonical image names as written before rewriting, such as {@code docker.io/library/nginx:1}
     * @param owners controller owners, {@code group/Kind}
     * @param rules the rules that are left out, {@code rewrite} among them; all, and rewriting too, when absent
     */
    @ValidationRule(
            value = "has(self.namespaces) || has(self.images) || has(self.owners)",
            message = "has no condition: give at least one of namespaces, images, owners")
    public record Exemption(
            @Required @Pattern(Forms.NOT_BLANK) @Nullable String reason,
            @Size(min = 1) @Nullable List<@Pattern(Forms.NAMESPACE) @Nullable String> namespaces,
            @Size(min = 1) @Nullable List<@Pattern(Forms.IMAGE) @Nullable String> images,
            @Size(min = 1) @Nullable List<@Pattern(Forms.OWNER) @Nullable String> owners,
            @Size(min = 1) @Nullable List<@Nullable String> rules) {}
}
