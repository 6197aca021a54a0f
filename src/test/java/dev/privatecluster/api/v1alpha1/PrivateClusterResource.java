package dev.privatecluster.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** The custom resource, as the generator wants to see it. The program itself never binds to such a class. */
@Group(PrivateCluster.GROUP)
@Version(PrivateCluster.VERSION)
@Kind(PrivateCluster.KIND)
@Singular("privatecluster")
@Plural("privateclusters")
@ValidationRule(
        value = "self.metadata.name == '" + PrivateCluster.NAME + "'",
        message = "metadata.name has to be " + PrivateCluster.NAME)
@AdditionalPrinterColumn(name = "Mode", jsonPath = ".spec.mode", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Rules", jsonPath = ".spec.rulesVersion", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type=='Ready')].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Findings", jsonPath = ".status.findings", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
final class PrivateClusterResource extends CustomResource<PrivateClusterSpec, PrivateClusterStatus> {
    private static final long serialVersionUID = 1;

    @Override
    protected @Nullable PrivateClusterSpec initSpec() {
        return null;
    }

    @Override
    protected @Nullable PrivateClusterStatus initStatus() {
        return null;
    }
}
