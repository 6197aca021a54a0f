package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.RuleCatalog;
import java.util.List;

/** The catalog: one line a rule. */
public final class Rules {
    private Rules() {}

    public static RuleCatalog all(Facts facts) {
        return new RuleCatalog(List.of(
                new AlbCertDiscovery(facts),
                new AlbIngressObjects(facts),
                new AlbIngressV1(facts),
                new AlbWafShieldAnnotations(facts),
                new AppMeshController(facts),
                new AppMeshEnvoy(facts),
                new AppMeshInjector(facts),
                new AwsLoadBalancerController(facts),
                new CertManagerAcme(facts),
                new CloudwatchLogs(facts),
                new ClusterAutoscaler(facts),
                new EbsCsi(facts),
                new EcrEndpointForm(facts),
                new EfsCsi(facts),
                new EksctlManaged(facts),
                new ExternalDns(facts),
                new FargateForbiddenPodFeatures(facts),
                new FargateLoadBalancer(facts),
                new FargatePod(facts),
                new FsxCsi(facts),
                new GuarddutyRuntime(facts),
                new InternetFacingLb(facts),
                new InvalidImageRule(),
                new Irsa(facts),
                new IrsaGlobalSts(facts),
                new Karpenter(facts),
                new ManagedPrometheus(facts),
                new MarketplaceMetering(facts),
                new NodeTerminationHandler(facts),
                new NotRewritten(facts),
                new PodIdentity(facts),
                new SecretsFromAws(facts),
                new SelfManagedBootstrapArgs(facts),
                new UnreachableRegistry(facts),
                new WindowsForeignLayers(facts),
                new Xray(facts)));
    }
}
