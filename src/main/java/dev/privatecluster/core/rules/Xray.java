package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.image.ImageReference;
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
    private static final Pattern CONFIGURATION =
            Pattern.compile("(?md)^(?:[ \\t]*" + KEY + "|[^#\\n]*?[{,][ \\t]*" + KEY + "[ \\t]*\\{)");
    private static final FieldPath COLLECTOR = FieldPath.ROOT.field("spec").field("config");
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
            FieldPath path = Texts.findInData(CONFIGURATION, object.node());
            if (path != null) {
                report(examined, path, COMPONENT, CONFIGURES, findings);
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
            FieldPath port = portOfDaemon(container);
            if (port != null && !isDaemon(container)) {
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
    private boolean isDaemon(Container container) {
        return ImageReference.parse(container.node().path("image").asText()) instanceof ImageReference image
                && isAmong(signals().images(), image);
    }

    private void checkCollector(Examined examined, Consumer<Finding> findings) {
        JsonNode config = examined.object().node().path("spec").path("config");
        if (config.isTextual() && CONFIGURATION.matcher(config.textValue()).find()) {
            report(examined, COLLECTOR, COMPONENT, CONFIGURES, findings);
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
