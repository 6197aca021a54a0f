package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
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
    private static final String START = "https?://aps-workspaces\\.";
    private static final Pattern URL = Texts.line(START);

    /** As the value of a setting: the same in a sentence may be no more than a hint. */
    private static final String SETTING = "(?:(?i:ur[il]|endpoint|address|target|server|remote_?write)[\\w.-]{0,40}"
            + "[\"']?[ \\t]*[:=]|proxy_pass[ \\t])[ \\t]*[\"']?";

    private static final Pattern SETTING_IN_TEXT = Texts.line(SETTING + START);
    private static final Pattern WHOLE_OR_SETTING =
            Pattern.compile("\\A\\s*" + START + "|" + SETTING_IN_TEXT.pattern());
    private static final String WHAT = "this is a workspace of Amazon Managed Service for Prometheus";
    private static final FieldPath SPEC = FieldPath.ROOT.field("spec");
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
        KubernetesObject object = examined.object();
        if (object.is("", "ConfigMap")) {
            report(FoundText.find(SETTING_IN_TEXT, URL, object.node()), examined, findings);
        } else if (mayHaveOne(object)) {
            checkSpec(object.node().path("spec"), examined, findings);
        }
        for (ExaminedImage image : relatedImages(examined)) {
            checkProxy(image, examined, findings);
        }
    }

    private static boolean mayHaveOne(KubernetesObject object) {
        return object.is(OPERATOR, "Prometheus")
                || object.is(OPERATOR, "PrometheusAgent")
                || object.is("opentelemetry.io", "OpenTelemetryCollector");
    }

    private void checkSpec(JsonNode spec, Examined examined, Consumer<Finding> findings) {
        FieldPath certain = Texts.find(WHOLE_OR_SETTING, spec, SPEC);
        FieldPath path = certain == null ? Texts.find(URL, spec, SPEC) : certain;
        report(path == null ? null : new FoundText(path, certain != null), examined, findings);
    }

    private void report(@Nullable FoundText text, Examined examined, Consumer<Finding> findings) {
        if (text != null && text.isCertain()) {
            report(examined, text.path(), HOST, WHAT, findings);
        } else if (text != null) {
            reportDoubt(examined, text.path(), HOST, "it may be that " + WHAT, findings);
        }
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
