package dev.privatecluster.admission;

import dev.privatecluster.core.decision.Answer;
import dev.privatecluster.core.decision.Verdict;
import java.util.Locale;

/** The two webhooks. */
enum Webhook {
    MUTATE,
    VALIDATE;

    /** As metrics and logs name it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What came of a review, in a word. */
    String outcome(Verdict verdict, Answer answer) {
        if (!(verdict instanceof Verdict.Evaluated)) {
            return "not-applicable";
        }
        if (this == MUTATE) {
            return answer.edits().isEmpty() ? "unchanged" : "changed";
        }
        if (!answer.allowed()) {
            return "denied";
        }
        return answer.warnings().isEmpty() ? "allowed" : "warned";
    }
}
