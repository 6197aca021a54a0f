package dev.privatecluster.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.api.v1alpha1.Forms;
import dev.privatecluster.api.v1alpha1.Mode;
import dev.privatecluster.api.v1alpha1.PrivateCluster;
import dev.privatecluster.api.v1alpha1.PrivateClusterSpec;
import dev.privatecluster.api.v1alpha1.RuleAction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a configuration, as a user wrote it, into a policy, or into the list of all its mistakes. */
public final class PolicyCompiler {
    private static final Pattern ACCOUNT_ID = Pattern.compile(Forms.ACCOUNT_ID);
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d+");
    private static final Pattern NAMESPACES = Pattern.compile(Forms.FARGATE_NAMESPACE);

    private final Facts facts;
    private final Map<String, Set<RuleAction>> actionsByRule;

    /**
     * @param facts what is known of AWS
     * @param actionsByRule the actions that each rule can be set to, by the rule's id
     */
    public PolicyCompiler(Facts facts, Map<String, Set<RuleAction>> actionsByRule) {
        this.facts = facts;
        this.actionsByRule = Map.copyOf(actionsByRule);
    }

    /**
     * What came of a configuration.
     *
     * @param policy the policy; null when there are problems
     * @param problems all mistakes, in the order in which they were met
     */
    public record Result(@Nullable Policy policy, List<ConfigurationProblem> problems) {}

    /** Compiles a whole {@code PrivateCluster} object. */
    public Result compile(JsonNode configuration) {
        Problems problems = new Problems();
        PrivateCluster cluster = new StrictBinder(problems).bind(configuration, PrivateCluster.class, "");
        Policy policy = cluster == null ? null : compile(cluster, problems);
        List<ConfigurationProblem> all = problems.all();
        return new Result(all.isEmpty() ? policy : null, all);
    }

    private @Nullable Policy compile(PrivateCluster cluster, Problems problems) {
        checkIdentity(cluster, problems);
        PrivateClusterSpec spec = cluster.spec();
        if (spec == null) {
            problems.addMissing("spec", "it needs at least region and accountId");
            return null;
        }
        String region = region(spec.region(), problems);
        String accountId = problems.required("spec.accountId", spec.accountId(), ACCOUNT_ID, "\"111122223333\"");
        RulesVersion version = rulesVersion(spec.rulesVersion(), problems);
        Map<String, RuleAction> actions = new RuleSettingsCompiler(actionsByRule, problems).compile(spec.rules());
        Exemptions exemptions = new ExemptionCompiler(actionsByRule.keySet(), problems).compile(spec.exemptions());
        checkNames(spec, problems);
        Images images = images(spec, region, accountId, problems);
        Mode mode = Objects.requireNonNullElse(spec.mode(), Mode.ENFORCE);
        return region == null || images == null
                ? null
                : new Policy(
                        region,
                        mode,
                        version,
                        images,
                        actions,
                        exemptions,
                        endpoints(region, spec),
                        fargateNamespaces(spec));
    }

    private static void checkIdentity(PrivateCluster cluster, Problems problems) {
        expect("apiVersion", cluster.apiVersion(), PrivateCluster.API_VERSION, problems);
        expect("kind", cluster.kind(), PrivateCluster.KIND, problems);
        String name = cluster.metadata() == null ? null : cluster.metadata().name();
        expect("metadata.name", name, PrivateCluster.NAME, problems);
    }

    private static void expect(String field, @Nullable String actual, String expected, Problems problems) {
        if (actual == null) {
            problems.addMissing(field, "it has to be " + expected);
        } else if (!actual.equals(expected)) {
            problems.add(field, "is '" + actual + "' and has to be " + expected);
        }
    }

    private @Nullable String region(@Nullable String text, Problems problems) {
        String region = problems.required("spec.region", text, REGION, "us-west-2");
        if (region == null || facts.isRegion(region)) {
            return region;
        }
        problems.add("spec.region", "'" + region + "' is no region that has EKS");
        return null;
    }

    private static RulesVersion rulesVersion(@Nullable String text, Problems problems) {
        RulesVersion version = RulesVersion.of(text == null ? RulesVersion.LATEST : text);
        if (version == null) {
            List<String> known =
                    Arrays.stream(RulesVersion.values()).map(RulesVersion::text).toList();
            problems.add(
                    "spec.rulesVersion",
                    "'" + text + "' is no rule set; there are " + String.join(", ", known) + " and "
                            + RulesVersion.LATEST);
            return RulesVersion.newest();
        }
        return version;
    }

    private VpcEndpoints endpoints(String region, PrivateClusterSpec spec) {
        List<@Nullable String> listed = Objects.requireNonNullElse(spec.vpcEndpoints(), List.of());
        return new VpcEndpoints(
                facts.endpoints(),
                region,
                Objects.requireNonNull(facts.partitions().ofRegion(region)).id(),
                Set.copyOf(StrictBinder.present(listed)));
    }

    private static List<Glob> fargateNamespaces(PrivateClusterSpec spec) {
        PrivateClusterSpec.Fargate fargate = spec.fargate();
        List<@Nullable String> namespaces = fargate == null ? null : fargate.namespaces();
        return namespaces == null
                ? List.of()
                : StrictBinder.present(namespaces).stream().map(Glob::ofFargate).toList();
    }

    private void checkNames(PrivateClusterSpec spec, Problems problems) {
        List<@Nullable String> endpoints = Objects.requireNonNullElse(spec.vpcEndpoints(), List.of());
        for (int i = 0; i < endpoints.size(); i++) {
            if (endpoints.get(i) != null && !facts.endpoints().ids().contains(endpoints.get(i))) {
                problems.add(
                        "spec.vpcEndpoints[" + i + "]",
                        "there is no endpoint '" + endpoints.get(i) + "'; the endpoints are "
                                + String.join(
                                        ", ", new TreeSet<>(facts.endpoints().ids())));
            }
        }
        if (spec.fargate() != null) {
            problems.eachMatches(
                    "spec.fargate.namespaces",
                    spec.fargate().namespaces(),
                    NAMESPACES,
                    "a namespace has lower-case letters, digits and hyphens");
        }
    }

    /** Reads all about images even where region or account are wrong, so that every mistake is found in one pass. */
    private @Nullable Images images(
            PrivateClusterSpec spec, @Nullable String region, @Nullable String accountId, Problems problems) {
        Reach reach = new ReachCompiler(facts, problems).compile(spec.reachable(), region);
        List<Mirror> mirrors = new MirrorCompiler(facts, reach, problems).compile(spec.mirrors());
        if (region == null || accountId == null || reach == null) {
            return null;
        }
        String ownRegistry = Objects.requireNonNull(facts.partitions().ecrHost(accountId, region));
        MirrorTable table =
                new MirrorTable(spec.mirrors() == null ? MirrorCompiler.defaults(ownRegistry, region) : mirrors);
        return new Images(facts.partitions(), facts.eksRegistries(), region, ownRegistry, reach, table);
    }
}
