package dev.privatecluster.admission;

import dev.privatecluster.core.decision.Answer;
import dev.privatecluster.core.decision.Verdict;
import dev.privatecluster.core.rule.Finding;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** What operators read of single reviews: a line a refusal, a line a rule that failed, and nothing of what passes. */
final class ReviewLog {
    private static final Logger LOG = Logger.getLogger(ReviewLog.class);

    private ReviewLog() {}

    /** About a configuration. Whoever asked is told what is wrong with it; here it is enough how much. */
    static void write(AdmissionRequest request, Answer answer) {
        if (!answer.allowed()) {
            LOG.infof(
                    "Refused %s by %s: %s",
                    request,
                    request.user(),
                    answer.message().lines().findFirst().orElse(""));
        }
    }

    static void write(AdmissionRequest request, Verdict verdict, Answer answer) {
        if (!(verdict instanceof Verdict.Evaluated evaluated)) {
            return;
        }
        if (!answer.allowed()) {
            String rules = evaluated.findings().stream()
                    .filter(Finding::denies)
                    .map(Finding::ruleId)
                    .distinct()
                    .collect(Collectors.joining(", "));
            tellRefusal(request, rules);
        }
        for (Verdict.RuleFailure failure : evaluated.failures()) {
            LOG.errorf(failure.cause(), "Rule %s failed on %s and was left out", failure.ruleId(), request);
        }
    }

    /** In logs for machines the parts are fields of their own. */
    private static void tellRefusal(AdmissionRequest request, String rules) {
        MDC.put("object", request.toString());
        MDC.put("user", request.user());
        MDC.put("rules", rules);
        try {
            LOG.infof("Refused %s by %s: %s", request, request.user(), rules);
        } finally {
            MDC.clear();
        }
    }
}
