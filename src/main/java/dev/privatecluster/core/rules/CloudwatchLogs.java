package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Agents and log routers that write to CloudWatch Logs. */
final class CloudwatchLogs extends FeatureRule {
    private static final Set<String> NAMESPACES = Set.of("amazon-cloudwatch", "aws-observability");
    private static final String FARGATE_LOGGING = "aws-observability";
    private static final String SHIPS = "this ships logs to CloudWatch";

    /** The output of fluentd, of Fluent Bit, and of Fluent Bit in YAML, where a bare {@code cloudwatch} may be anything. */
    private static final Pattern OUTPUT = Pattern.compile("(?mid)^[ \\t]*(?:"
            + "@type[ \\t]+[\"']?cloudwatch_logs[\"']?"
            + "|name[ \\t]+cloudwatch(?:_logs)?"
            + "|(?:-[ \\t]+)?[\"']?name[\"']?[ \\t]*:[ \\t]*[\"']?cloudwatch_logs[\"']?"
            + ")[ \\t\\r,]*(?:#|$)");

    private static final Pattern MENTION = Texts.line("\\b(?:aws_)?cloudwatch_logs\\b");

    CloudwatchLogs(Facts facts) {
        super(
                facts.feature("cloudwatch-logs"),
                "CloudWatch Logs is reached through the endpoint logs. Without it agents and log routers keep what they cannot"
                        + " deliver until their buffers are full, and then drop it; the logging of Fargate says nothing at all.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        KubernetesObject object = examined.object();
        if (object.is("", "ConfigMap")) {
            checkConfigMap(examined, findings);
        } else if (object.is("", "Namespace")) {
            checkNamespace(examined, findings);
        } else {
            checkPods(examined, findings);
        }
    }

    private void checkConfigMap(Examined examined, Consumer<Finding> findings) {
        FieldPath output = Texts.findInData(OUTPUT, examined.object().node());
        if (output != null) {
            report(examined, output, "cloudwatch_logs", SHIPS, findings);
            return;
        }
        FieldPath mention = Texts.findInData(MENTION, examined.object().node());
        if (mention != null) {
            reportDoubt(examined, mention, "cloudwatch_logs", "it may be that " + SHIPS, findings);
        }
    }

    private void checkNamespace(Examined examined, Consumer<Finding> findings) {
        if ("enabled".equals(examined.object().label(FARGATE_LOGGING))) {
            reportDoubt(
                    examined,
                    KubernetesObject.labelPath(FARGATE_LOGGING),
                    FARGATE_LOGGING,
                    "this switches on the logging of Fargate, which commonly writes to CloudWatch",
                    findings);
        }
    }

    private void checkPods(Examined examined, Consumer<Finding> findings) {
        reportImages(examined, SHIPS, findings);
        for (ExaminedImage image : doubtfulImages(examined)) {
            reportDoubt(examined, image, "without a tag nobody can tell whether " + SHIPS, findings);
        }
        for (ExaminedImage image : relatedImages(examined)) {
            if (NAMESPACES.contains(examined.object().namespace())) {
                report(examined, image, SHIPS, findings);
            } else {
                reportDoubt(examined, image, "this ships logs to CloudWatch, if it is configured to", findings);
            }
        }
    }
}
