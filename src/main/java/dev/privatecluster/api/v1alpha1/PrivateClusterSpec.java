package dev.privatecluster.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user wants of the webhook. Whatever is absent or could not be read is null; defaults are given when the policy is compiled.
 *
 * @param region the cluster's AWS region, which decides the partition and its DNS suffix; required
 * @param accountId the account, 12 digits, whose ECR holds the copies; required
 * @param mode whether the webhook acts or only tells; {@link Mode#ENFORCE} when absent
 * @param rulesVersion the dated rule set, or {@code latest}, the default
 * @param mirrors where copies of images live; {@code docker.io} and {@code *} to the account's registry when absent
 * @param reachable what else can be pulled from
 * @param vpcEndpoints ids of the VPC endpoints that exist, from {@code facts/vpc-endpoints.yaml}
 * @param fargate which pods run on AWS Fargate
 * @param rules settings of single rules
 * @param exemptions objects and images that rules leave alone
 */
public record PrivateClusterSpec(
        @Nullable String region,
        @Nullable String accountId,
        @Nullable Mode mode,
        @Nullable String rulesVersion,
        @Nullable List<@Nullable Mirror> mirrors,
        @Nullable Reachable reachable,
        @Nullable List<@Nullable String> vpcEndpoints,
        @Nullable Fargate fargate,
        @Nullable List<@Nullable RuleSetting> rules,
        @Nullable List<@Nullable Exemption> exemptions) {

    /**
     * One source of images and where its copies live.
     *
     * @param source a registry, a registry with a path, or {@code *} for every other registry
     * @param mirror what replaces the source: a registry with or without a path
     * @param type how copies come to be there; {@link MirrorType#COPY} when absent
     */
    public record Mirror(@Nullable String source, @Nullable String mirror, @Nullable MirrorType type) {}

    /**
     * What can be pulled from besides ECR of the cluster's own region.
     *
     * @param registries registries inside the VPC, {@code host[:port]}; {@code *.host} is any depth below the host
     * @param regions other regions whose ECR has cross-region endpoints in this VPC
     */
    public record Reachable(@Nullable List<@Nullable String> registries, @Nullable List<@Nullable String> regions) {}

    /**
     * Which pods run on AWS Fargate.
     *
     * @param namespaces namespaces that a Fargate profile selects
     */
    public record Fargate(@Nullable List<@Nullable String> namespaces) {}

    /**
     * What one rule does in this cluster, whatever the rule set says.
     *
     * @param id the rule's id
     * @param action what it does
     */
    public record RuleSetting(@Nullable String id, @Nullable RuleAction action) {}

    /**
     * Objects and images that rules leave alone. All conditions given must hold; lists are alternatives; {@code *}
     * stands for any characters.
     *
     * @param reason why; required
     * @param namespaces names of namespaces
     * @param images canonical image names as written before rewriting, such as {@code docker.io/library/nginx:1}
     * @param owners controller owners, {@code group/Kind}
     * @param rules the rules that are exempt, {@code rewrite} among them; all and rewriting too when absent
     */
    public record Exemption(
            @Nullable String reason,
            @Nullable List<@Nullable String> namespaces,
            @Nullable List<@Nullable String> images,
            @Nullable List<@Nullable String> owners,
            @Nullable List<@Nullable String> rules) {}
}
