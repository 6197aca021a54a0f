package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.RulesVersion;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.Container;
import dev.privatecluster.core.workload.FieldPath;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cluster Autoscaler. */
final class ClusterAutoscaler extends FeatureRule {
    private static final String STATIC_LIST = "--aws-use-static-instance-list";
    private static final String CLOUD_PROVIDER = "--cloud-provider";
    private static final List<Label> LABELS = List.of(
            new Label("app", "cluster-autoscaler"), new Label("app.kubernetes.io/name", "aws-cluster-autoscaler"));

    private record Label(String key, String value) {}

    ClusterAutoscaler(Facts facts) {
        super(
                facts.feature("cluster-autoscaler"),
                "Cluster Autoscaler calls Auto Scaling. It also fetches a list of instance types with prices from the internet,"
                        + " unless it is told to use the list it was built with, and hangs on it in a private cluster.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        for (ExaminedImage image : images(examined)) {
            Container container = examined.containerOf(image);
            if (!isOfAnotherCloud(container)) {
                check(image, container, examined, findings);
            }
        }
        checkLabels(examined, findings);
    }

    /** Which cloud it is for without being told depends on how it was built. */
    private void check(
            ExaminedImage image, @Nullable Container container, Examined examined, Consumer<Finding> findings) {
        if (!Flag.of(CLOUD_PROVIDER, container).hasValue("aws")) {
            String doubt = "Cluster Autoscaler calls Auto Scaling, if it is for AWS: nobody can tell here";
            reportDoubt(examined, image, doubt, findings);
            return;
        }
        report(examined, image, "Cluster Autoscaler calls Auto Scaling", findings);
        boolean listIsStatic = Flag.of(STATIC_LIST, container).isTrue();
        if (!listIsStatic && examined.policy().rulesVersion() != RulesVersion.V2020_06) {
            findings.accept(finding(
                    RuleAction.WARN,
                    examined,
                    image,
                    "Cluster Autoscaler fetches its list of instance types from the internet without " + STATIC_LIST
                            + "=true"));
        }
    }

    private static boolean isOfAnotherCloud(@Nullable Container container) {
        Flag provider = Flag.of(CLOUD_PROVIDER, container);
        return !provider.isAbsent() && !provider.isUnknown() && !provider.hasValue("aws");
    }

    /** Its labels on pods none of whose images is known may mean a build of one's own. */
    private void checkLabels(Examined examined, Consumer<Finding> findings) {
        JsonNode labels = examined.podMetadata().path("labels");
        for (Label label : LABELS) {
            if (label.value().equals(labels.path(label.key()).textValue()) && mayRunIt(examined)) {
                FieldPath path = examined.podMetadataPath().field("labels").field(label.key());
                reportDoubt(
                        examined,
                        path,
                        label.value(),
                        "by its label this may be Cluster Autoscaler, which calls Auto Scaling",
                        findings);
                return;
            }
        }
    }

    private boolean mayRunIt(Examined examined) {
        return examined.workload() != null
                && !AllImages.anyIs(this::isOfFeature, examined)
                && examined.containers().stream().noneMatch(ClusterAutoscaler::isOfAnotherCloud);
    }
}
