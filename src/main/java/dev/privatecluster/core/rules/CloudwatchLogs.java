package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Agents and log routers that write to CloudWatch Logs. */
final class CloudwatchLogs extends FeatureRule {
    private static final String FARGATE_LOGGING = "aws-observability";
    private static final String SUBJECT = "cloudwatch_logs";
    private static final String SHIPS = "this ships logs to CloudWatch";

    /** The output of fluentd, of Fluent Bit, and of Fluent Bit in YAML, where a bare {@code cloudwatch} may be anything. */
    private static final Pattern OUTPUT = Pattern.compile("(?mid)^[ \\t]*(?:"
            + "@type[ \\t]+[\"']?cloudwatch_logs[\"']?"
            + "|name[ \\t]+cloudwatch(?:_logs)?"
            + "|(?:-[ \\t]+)?[\"']?name[\"']?[ \\t]*:[ \\t]*[\"']?cloudwatch_logs[\"']?"
            + ")[ \\t\\r,]*(?:#|$)");

    private static final String NAME = "[\"']?name[\"']?[ \\t]*:[ \\t]*[\"']?cloudwatch[\"']?[ \\t\\r,]*(?:#|$)";
    private static final Pattern BARE_NAME = Pattern.compile("(?mid)^[ \\t]*(?:-[ \\t]+)?" + NAME);
    private static final String LOG_GROUP = "log_group_name";

    /** Those of Grafana are commonly named so, too. */
    private static final String DATA_SOURCES = "datasources:";

    private static final Pattern IN_A_LIST = Pattern.compile("(?mid)^[ \\t]*-[ \\t]+" + NAME);
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
        FoundText text = FoundText.find(
                CloudwatchLogs::isOutput,
                CloudwatchLogs::mayBeOutput,
                examined.object().node());
        if (text != null && text.isCertain()) {
            report(examined, text.path(), SUBJECT, SHIPS, findings);
        } else if (text != null) {
            reportDoubt(examined, text.path(), SUBJECT, "it may be that " + SHIPS, findings);
        }
    }

    /** A bare name means the output only beside what just that output has. */
    private static boolean isOutput(String text) {
        return OUTPUT.matcher(text).find()
                || (text.contains(LOG_GROUP) && BARE_NAME.matcher(text).find());
    }

    private static boolean mayBeOutput(String text) {
        return Texts.contains(MENTION, text) || (!text.contains(DATA_SOURCES) && Texts.contains(IN_A_LIST, text));
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
            reportDoubt(examined, image, "this ships logs to CloudWatch, if it is configured to", findings);
        }
    }
}
