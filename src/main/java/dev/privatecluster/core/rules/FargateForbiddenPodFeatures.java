package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.Container;
import dev.privatecluster.core.workload.FieldPath;
import java.util.function.Consumer;

/** What pods on AWS Fargate cannot have. */
final class FargateForbiddenPodFeatures extends FeatureRule {
    FargateForbiddenPodFeatures(Facts facts) {
        super(
                facts.feature("fargate-forbidden-pod-features"),
                "Every pod on Fargate has a virtual machine of its own, that nobody else has access to: no network or ports of a"
                        + " node, no privileged containers, no EBS or FSx volumes, and no pods of DaemonSets. A pod that asks for such"
                        + " a thing stays Pending, with or without internet access.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        if (Fargate.of(examined) == null) {
            return;
        }
        FieldPath daemonSet = Fargate.daemonSetPath(examined);
        if (daemonSet != null) {
            report(examined, daemonSet, "DaemonSet", "Fargate runs no pods of DaemonSets", findings);
        }
        if (examined.podSpec().path("hostNetwork").asBoolean()) {
            FieldPath path = examined.podSpecPath().field("hostNetwork");
            report(examined, path, "hostNetwork", "Fargate has no network of a node", findings);
        }
        for (Container container : examined.containers()) {
            checkContainer(container, examined, findings);
        }
        VolumeRequest.ofPods(examined, request -> checkVolume(request, examined, findings));
    }

    private void checkContainer(Container container, Examined examined, Consumer<Finding> findings) {
        JsonNode ports = container.node().path("ports");
        for (int i = 0; i < ports.size(); i++) {
            if (ports.path(i).path("hostPort").asInt() > 0) {
                FieldPath path = container.path().field("ports").element(i).field("hostPort");
                report(examined, path, "hostPort", "Fargate has no ports of a node", findings);
            }
        }
        if (container.node().path("securityContext").path("privileged").asBoolean()) {
            FieldPath path = container.path().field("securityContext").field("privileged");
            report(examined, path, "privileged", "Fargate runs no privileged containers", findings);
        }
    }

    private void checkVolume(VolumeRequest request, Examined examined, Consumer<Finding> findings) {
        String driver = request.driver();
        if (signals().drivers().contains(driver)) {
            report(examined, request.path(), driver, "Fargate has no volumes of " + driver, findings);
        }
    }
}
