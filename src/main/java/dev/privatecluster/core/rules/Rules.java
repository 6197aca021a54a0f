package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.RuleCatalog;
import java.util.List;

/** The catalog: one line a rule. */
public final class Rules {
    private Rules() {}

    public static RuleCatalog all(Facts facts) {
        return new RuleCatalog(List.of(
                new AlbIngressV1(facts),
                new AppMeshController(facts),
                new AppMeshEnvoy(facts),
                new AppMeshInjector(facts),
                new AwsLoadBalancerController(facts),
                new CloudwatchLogs(facts),
                new ClusterAutoscaler(facts),
                new EcrEndpointForm(facts),
                new ExternalDns(facts),
                new GuarddutyRuntime(facts),
                new InvalidImageRule(),
                new ManagedPrometheus(facts),
                new MarketplaceMetering(facts),
                new NotRewritten(facts),
                new PodIdentity(facts),
                new UnreachableRegistry(facts),
                new WindowsForeignLayers(facts),
                new Xray(facts)));
    }
}
