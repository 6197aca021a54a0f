package dev.privatecluster.cluster;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind that an API server does not have by itself.
 *
 * @param group its API group
 * @param kind its kind
 * @param plural its resource
 * @param scope {@code Namespaced} or {@code Cluster}
 * @param versions those that manifests are written in; the first is stored
 */
record CustomResource(String group, String kind, String plural, String scope, List<String> versions) {
    private static final String JUDGED =
            """
            aga.k8s.aws                      GlobalAccelerator          globalaccelerators         Namespaced  v1beta1
            appmesh.k8s.aws                  BackendGroup               backendgroups              Namespaced  v1beta2,v1beta1
            appmesh.k8s.aws                  GatewayRoute               gatewayroutes              Namespaced  v1beta2,v1beta1
            appmesh.k8s.aws                  Mesh                       meshes                     Cluster     v1beta2,v1beta1
            appmesh.k8s.aws                  VirtualGateway             virtualgateways            Namespaced  v1beta2,v1beta1
            appmesh.k8s.aws                  VirtualNode                virtualnodes               Namespaced  v1beta2,v1beta1
            appmesh.k8s.aws                  VirtualRouter              virtualrouters             Namespaced  v1beta2,v1beta1
            appmesh.k8s.aws                  VirtualService             virtualservices            Namespaced  v1beta2,v1beta1
            bootstrap.cluster.x-k8s.io       EKSConfig                  eksconfigs                 Namespaced  v1beta2,v1beta1
            bootstrap.cluster.x-k8s.io       EKSConfigTemplate          eksconfigtemplates         Namespaced  v1beta2,v1beta1
            cert-manager.io                  ClusterIssuer              clusterissuers             Cluster     v1
            cert-manager.io                  Issuer                     issuers                    Namespaced  v1
            eks.amazonaws.com                IngressClassParams         ingressclassparams         Cluster     v1
            eks.amazonaws.com                TargetGroupBinding         targetgroupbindings        Namespaced  v1
            elbv2.k8s.aws                    ALBTargetControlConfig     albtargetcontrolconfigs    Namespaced  v1beta1
            elbv2.k8s.aws                    IngressClassParams         ingressclassparams         Cluster     v1beta1
            elbv2.k8s.aws                    TargetGroupBinding         targetgroupbindings        Namespaced  v1beta1,v1alpha1
            external-secrets.io              ClusterSecretStore         clustersecretstores        Cluster     v1,v1beta1
            external-secrets.io              SecretStore                secretstores               Namespaced  v1,v1beta1
            gateway.k8s.aws                  ListenerRuleConfiguration  listenerruleconfigurations Namespaced  v1beta1
            gateway.k8s.aws                  LoadBalancerConfiguration  loadbalancerconfigurations Namespaced  v1beta1
            gateway.k8s.aws                  TargetGroupConfiguration   targetgroupconfigurations  Namespaced  v1beta1
            gateway.networking.k8s.io        Gateway                    gateways                   Namespaced  v1,v1beta1
            gateway.networking.k8s.io        GatewayClass               gatewayclasses             Cluster     v1,v1beta1
            infrastructure.cluster.x-k8s.io  AWSMachinePool             awsmachinepools            Namespaced  v1beta2,v1beta1
            infrastructure.cluster.x-k8s.io  AWSMachineTemplate         awsmachinetemplates        Namespaced  v1beta2,v1beta1
            karpenter.k8s.aws                AWSNodeTemplate            awsnodetemplates           Cluster     v1alpha1
            karpenter.k8s.aws                EC2NodeClass               ec2nodeclasses             Cluster     v1,v1beta1
            karpenter.sh                     NodePool                   nodepools                  Cluster     v1,v1beta1
            karpenter.sh                     Provisioner                provisioners               Cluster     v1alpha5
            kubernetes-client.io             ExternalSecret             externalsecrets            Namespaced  v1
            monitoring.coreos.com            Prometheus                 prometheuses               Namespaced  v1
            monitoring.coreos.com            PrometheusAgent            prometheusagents           Namespaced  v1alpha1
            opentelemetry.io                 OpenTelemetryCollector     opentelemetrycollectors    Namespaced  v1beta1,v1alpha1
            secrets-store.csi.x-k8s.io       SecretProviderClass        secretproviderclasses      Namespaced  v1,v1alpha1
            """;

    /** What is sent to no webhook; fixtures show that rules find nothing in it. */
    private static final String BESIDE =
            """
            eks.amazonaws.com                NodeClass                  nodeclasses                Cluster     v1
            karpenter.sh                     NodeClaim                  nodeclaims                 Cluster     v1,v1beta1
            """;

    /** Those that rules look at. */
    static List<CustomResource> judged() {
        return read(JUDGED);
    }

    /** Those that fixtures are of. */
    static List<CustomResource> all() {
        return read(JUDGED + BESIDE);
    }

    private static List<CustomResource> read(String table) {
        return table.lines()
                .map(line -> line.split(" +", -1))
                .map(row -> new CustomResource(row[0], row[1], row[2], row[3], List.of(row[4].split(",", -1))))
                .toList();
    }

    /** Its name where it has to be unique. */
    String name() {
        return plural + "." + group;
    }

    /** One of this kind, with fields besides its name. */
    String object(String fields) {
        return """
               {"apiVersion": "%s/%s", "kind": "%s", "metadata": {"name": "example"}, %s}
               """
                .formatted(group, versions.get(0), kind, fields);
    }

    /** Its definition. It has no schema: whatever a manifest says is taken. */
    String definition() {
        return """
               {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
                "metadata": {
                 "name": "%s",
                 "annotations": {"api-approved.kubernetes.io": "unapproved, for tests"}},
                "spec": {
                 "group": "%s", "names": {"kind": "%s", "plural": "%s"}, "scope": "%s", "versions": [%s]}}
               """
                .formatted(
                        name(),
                        group,
                        kind,
                        plural,
                        scope,
                        versions.stream().map(this::version).collect(Collectors.joining(", ")));
    }

    private String version(String version) {
        return """
               {"name": "%s", "served": true, "storage": %b, "schema": {
                "openAPIV3Schema": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}}"""
                .formatted(version, version.equals(versions.get(0)));
    }

    /** Several objects as one manifest. */
    static String manifest(Stream<String> objects) {
        return objects.collect(Collectors.joining("---\n"));
    }
}
