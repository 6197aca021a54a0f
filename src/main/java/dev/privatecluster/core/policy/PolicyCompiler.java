package dev.privatecluster.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.api.v1alpha1.Mode;
import dev.privatecluster.api.v1alpha1.PrivateCluster;
import dev.privatecluster.api.v1alpha1.PrivateClusterSpec;
import dev.privatecluster.api.v1alpha1.PrivateClusterSpec.Reachable;
import dev.privatecluster.api.v1alpha1.PrivateClusterSpec.RuleSetting;
import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.image.HostName;
import dev.privatecluster.core.image.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a configuration, as a user wrote it, into a policy, or into the list of all its mistakes. */
public final class PolicyCompiler {
    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d+");
    private static final Pattern NAMESPACES = Pattern.compile("[a-z0-9*?-]{1,63}");

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
        Map<String, RuleAction> actions = ruleActions(spec.rules(), problems);
        Exemptions exemptions = new ExemptionCompiler(actionsByRule.keySet(), problems).compile(spec.exemptions());
        checkNames(spec, problems);
        Images images = images(spec, region, accountId, problems);
        Mode mode = Objects.requireNonNullElse(spec.mode(), Mode.ENFORCE);
        return region == null || images == null ? null : new Policy(region, mode, version, images, actions, exemptions);
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
        if (region != null && facts.partitions().ofRegion(region) == null) {
            problems.add("spec.region", "'" + region + "' is in no partition of AWS");
            return null;
        }
        return region;
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

    private Map<String, RuleAction> ruleActions(@Nullable List<@Nullable RuleSetting> settings, Problems problems) {
        Map<String, RuleAction> actions = new HashMap<>();
        for (int i = 0; settings != null && i < settings.size(); i++) {
            RuleSetting setting = settings.get(i);
            if (setting == null) {
                continue;
            }
            String field = "spec.rules[" + i + "]";
            String id = knownRule(field + ".id", setting.id(), problems);
            if (setting.action() == null) {
                problems.addMissing(field + ".action", "it says what the rule does");
            } else if (id != null && !actionsOf(id).contains(setting.action())) {
                problems.add(
                        field + ".action",
                        id + " cannot " + StrictBinder.nameOf(setting.action()) + ": it mends nothing");
            } else if (id != null && actions.put(id, setting.action()) != null) {
                problems.add(field + ".id", "'" + id + "' is set twice");
            }
        }
        return actions;
    }

    private Set<RuleAction> actionsOf(String id) {
        return actionsByRule.getOrDefault(id, Set.of());
    }

    private @Nullable String knownRule(String field, @Nullable String id, Problems problems) {
        if (id == null) {
            problems.addMissing(field, "it names the rule");
            return null;
        }
        if (!actionsByRule.containsKey(id)) {
            problems.add(
                    field,
                    "there is no rule '" + id + "'; the rules are "
                            + String.join(", ", new TreeSet<>(actionsByRule.keySet())));
            return null;
        }
        return id;
    }

    private void checkNames(PrivateClusterSpec spec, Problems problems) {
        List<@Nullable String> endpoints = Objects.requireNonNullElse(spec.vpcEndpoints(), List.of());
        for (int i = 0; i < endpoints.size(); i++) {
            if (endpoints.get(i) != null && !facts.vpcEndpointIds().contains(endpoints.get(i))) {
                problems.add(
                        "spec.vpcEndpoints[" + i + "]",
                        "there is no endpoint '" + endpoints.get(i) + "'; the endpoints are "
                                + String.join(", ", new TreeSet<>(facts.vpcEndpointIds())));
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
        Reachable reachable = Objects.requireNonNullElse(spec.reachable(), new Reachable(null, null));
        List<String> registries = reachableRegistries(reachable.registries(), problems);
        List<String> regions = reachableRegions(reachable.regions(), region, problems);
        Reach reach = region == null ? null : new Reach(facts.partitions(), region, regions, registries);
        List<Mirror> mirrors = new MirrorCompiler(facts, reach, problems).compile(spec.mirrors());
        if (region == null || accountId == null || reach == null) {
            return null;
        }
        String ownRegistry = Objects.requireNonNull(facts.partitions().ecrHost(accountId, region));
        MirrorTable table =
                new MirrorTable(spec.mirrors() == null ? MirrorCompiler.defaults(ownRegistry, region) : mirrors);
        return new Images(facts.partitions(), facts.eksRegistries(), region, ownRegistry, reach, table);
    }

    private static List<String> reachableRegistries(@Nullable List<@Nullable String> registries, Problems problems) {
        List<@Nullable String> entries = Objects.requireNonNullElse(registries, List.of());
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            if (entry == null) {
                continue;
            }
            if (!isRegistry(entry)) {
                problems.add(
                        "spec.reachable.registries[" + i + "]",
                        "'" + entry + "' is no registry: host, host:port or *.host, without scheme and path");
            }
            hosts.add(entry.toLowerCase(Locale.ROOT));
        }
        return hosts;
    }

    /** A host of one label without a port would match nothing: image references take it for a part of the path. */
    private static boolean isRegistry(String entry) {
        if (entry.startsWith("*.")) {
            return HostName.isValid(entry.substring(2));
        }
        return HostName.isValid(entry)
                && (entry.indexOf('.') >= 0 || entry.indexOf(':') >= 0 || entry.equals("localhost"));
    }

    private List<String> reachableRegions(
            @Nullable List<@Nullable String> regions, @Nullable String own, Problems problems) {
        List<@Nullable String> entries = Objects.requireNonNullElse(regions, List.of());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            if (entry == null) {
                continue;
            }
            Partition partition = facts.partitions().ofRegion(entry);
            if (partition == null
                    || (own != null && !partition.equals(facts.partitions().ofRegion(own)))) {
                problems.add(
                        "spec.reachable.regions[" + i + "]",
                        "'" + entry + "' is no region of the cluster's partition of AWS");
            }
            names.add(entry);
        }
        return names;
    }
}
