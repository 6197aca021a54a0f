package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.Container;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amazon Managed Service for Prometheus. */
final class ManagedPrometheus extends FeatureRule {
    private static final String HOST = "aps-workspaces.";
    private static final Pattern URL = Texts.line("https?://aps-workspaces\\.");
    private static final String OPERATOR = "monitoring.coreos.com";
    private static final String SERVICE = "--name";

    ManagedPrometheus(Facts facts) {
        super(
                facts.feature("managed-prometheus"),
                "Samples are written to, and queried from, the endpoint aps-workspaces, with requests that are signed with"
                        + " credentials from STS. Without the endpoints they pile up until they are dropped.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        FieldPath url = urlIn(examined.object());
        if (url != null) {
            report(examined, url, HOST, "this is a workspace of Amazon Managed Service for Prometheus", findings);
        }
        for (ExaminedImage image : relatedImages(examined)) {
            checkProxy(image, examined, findings);
        }
    }

    private static @Nullable FieldPath urlIn(KubernetesObject object) {
        if (object.is("", "ConfigMap")) {
            return Texts.findInData(URL, object.node());
        }
        boolean mayHaveOne = object.is(OPERATOR, "Prometheus")
                || object.is(OPERATOR, "PrometheusAgent")
                || object.is("opentelemetry.io", "OpenTelemetryCollector");
        return mayHaveOne ? Texts.find(URL, object.node().path("spec"), FieldPath.ROOT.field("spec")) : null;
    }

    /** The proxy signs requests to any service of AWS: its arguments tell to which. */
    private void checkProxy(ExaminedImage image, Examined examined, Consumer<Finding> findings) {
        Container container = examined.containerOf(image);
        Flag service = Flag.of(SERVICE, container);
        if (service.hasValue("aps") || namesHost(container)) {
            report(examined, image, "this signs requests to Amazon Managed Service for Prometheus", findings);
        } else if (service.isAbsent() || service.isUnknown()) {
            reportDoubt(
                    examined,
                    image,
                    "this signs requests to AWS, maybe to Amazon Managed Service for Prometheus",
                    findings);
        }
    }

    private static boolean namesHost(@Nullable Container container) {
        if (container == null) {
            return false;
        }
        for (Container.Word word : container.words()) {
            if (word.text().contains(HOST)) {
                return true;
            }
        }
        return false;
    }
}
