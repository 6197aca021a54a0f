package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.Container;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** AWS X-Ray: its daemon, what talks to it, and collectors that speak its protocol. */
final class Xray extends FeatureRule {
    private static final String COMPONENT = "awsxray";
    private static final String KEY = "[\"']?awsxray(?:/[^\\s:\"']{1,63})?[\"']?[ \\t]*:";

    /** Nothing but settings may follow the key: prose has colons, too. */
    private static final Pattern CONFIGURATION =
            Texts.line("(?:^[ \\t]*" + KEY + "[ \\t]*(?:\\{|[ \\t]#|\\r?$)|[{,][ \\t]*" + KEY + "[ \\t]*\\{)");

    private static final Pattern MENTION = Texts.line("^[ \\t]*" + KEY);
    private static final FieldPath COLLECTOR = FieldPath.ROOT.field("spec").field("config");
    private static final String ADDRESS = "AWS_XRAY_DAEMON_ADDRESS";
    private static final String SETTING = "AWS_XRAY_CONTEXT_MISSING";
    private static final String SWITCH = "AWS_XRAY_SDK_ENABLED";
    private static final int PORT = 2000;
    private static final String CONFIGURES = "this configures a collector to speak to X-Ray";

    Xray(Facts facts) {
        super(
                facts.feature("xray"),
                "X-Ray takes traces over its own API, which needs the endpoint xray; in 2020 there was none. Without it the daemon"
                        + " or the collector drops every trace.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        KubernetesObject object = examined.object();
        if (object.is("", "ConfigMap")) {
            FoundText text = FoundText.find(CONFIGURATION, MENTION, object.node());
            if (text != null) {
                reportText(text.path(), text.isCertain(), examined, findings);
            }
        } else if (object.is("opentelemetry.io", "OpenTelemetryCollector")) {
            checkCollector(examined, findings);
        } else {
            checkPods(examined, findings);
        }
    }

    private void checkPods(Examined examined, Consumer<Finding> findings) {
        reportImages(examined, "this is the X-Ray daemon", findings);
        reportVariables(examined, "this sends traces to X-Ray", findings);
        for (ExaminedImage image : relatedImages(examined)) {
            reportDoubt(examined, image, "this collector sends traces to X-Ray, if it is configured to", findings);
        }
        for (Container container : examined.containers()) {
            checkSetting(container, examined, findings);
            FieldPath port = portOfDaemon(container);
            if (port != null && !isDaemon(container, examined)) {
                reportDoubt(examined, port, "2000/UDP", "this is the port of the X-Ray daemon", findings);
            }
        }
    }

    private static @Nullable FieldPath portOfDaemon(Container container) {
        JsonNode ports = container.node().path("ports");
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.path(i);
            if (port.path("containerPort").asInt() == PORT
                    && port.path("protocol").asText().equals("UDP")) {
                return container.path().field("ports").element(i).field("containerPort");
            }
        }
        return null;
    }

    /** Whether the port needs no warning, since the image tells more. An image that was there before counts, too. */
    private boolean isDaemon(Container container, Examined examined) {
        String image = container.node().path("image").asText();
        return isOfFeature(examined.policy().assess(image));
    }

    /** What SDKs are to do without a trace: said by many who switch them off, or who send their traces elsewhere. */
    private void checkSetting(Container container, Examined examined, Consumer<Finding> findings) {
        Container.Variable setting = container.filledVariable(SETTING);
        if (setting == null || container.filledVariable(ADDRESS) != null) {
            return;
        }
        Container.Variable enabled = container.filledVariable(SWITCH);
        if (enabled == null || !Flag.saysFalse(enabled.value())) {
            reportDoubt(examined, setting.path(), SETTING, "this sets up an SDK that sends traces to X-Ray", findings);
        }
    }

    private void reportText(FieldPath path, boolean isCertain, Examined examined, Consumer<Finding> findings) {
        if (isCertain) {
            report(examined, path, COMPONENT, CONFIGURES, findings);
        } else {
            reportDoubt(examined, path, COMPONENT, "it may be that " + CONFIGURES, findings);
        }
    }

    private void checkCollector(Examined examined, Consumer<Finding> findings) {
        JsonNode config = examined.object().node().path("spec").path("config");
        String text = config.textValue();
        if (text != null && (Texts.contains(CONFIGURATION, text) || Texts.contains(MENTION, text))) {
            reportText(COLLECTOR, Texts.contains(CONFIGURATION, text), examined, findings);
        }
        for (String section : List.of("receivers", "exporters")) {
            for (Map.Entry<String, JsonNode> entry : config.path(section).properties()) {
                String key = entry.getKey();
                if (key.equals(COMPONENT) || key.startsWith(COMPONENT + "/")) {
                    report(examined, COLLECTOR.field(section).field(key), key, CONFIGURES, findings);
                }
            }
        }
    }
}
