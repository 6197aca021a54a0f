package dev.privatecluster.admission;

import dev.privatecluster.core.decision.Answer;
import dev.privatecluster.core.decision.Verdict;
import dev.privatecluster.core.rule.Finding;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

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
            LOG.infof("Refused %s by %s: %s", request, request.user(), rules);
        }
        for (Verdict.RuleFailure failure : evaluated.failures()) {
            LOG.errorf(failure.cause(), "Rule %s failed on %s and was left out", failure.ruleId(), request);
        }
    }
}
