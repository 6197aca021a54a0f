package dev.privatecluster.admission;

import dev.privatecluster.api.v1alpha1.Mode;
import dev.privatecluster.core.decision.Answer;
import dev.privatecluster.core.decision.Change;
import dev.privatecluster.core.decision.Review;
import dev.privatecluster.core.decision.Rewrite;
import dev.privatecluster.core.decision.Verdict;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.policy.PolicyInForce;
import dev.privatecluster.core.policy.Target;
import dev.privatecluster.core.rule.Finding;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts reviews and what came of them. No label takes what users write: kinds are bounded in number, mirrors are those of
 * the policy, rules those of the catalog.
 */
@Singleton
final class ReviewMetrics {
    private static final int MOST_KINDS = 64;
    private static final String OTHER = "other";
    private static final String ENFORCED = Mode.ENFORCE.name().toLowerCase(Locale.ROOT);
    private static final Duration[] BUCKETS = List.of(1, 2, 5, 10, 25, 50, 100, 250, 1_000, 5_000).stream()
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<List<String>, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Webhook, Timer> timers = new ConcurrentHashMap<>();
    private final Map<String, String> kinds = new ConcurrentHashMap<>();

    @Inject
    ReviewMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void decided(Webhook webhook, Review review, Policy policy, Verdict verdict, Answer answer, long nanoseconds) {
        countReview(
                webhook,
                review,
                webhook.outcome(verdict, answer),
                policy.mode().name().toLowerCase(Locale.ROOT));
        timers.computeIfAbsent(webhook, this::timer).record(Duration.ofNanos(nanoseconds));
        if (verdict instanceof Verdict.Evaluated evaluated) {
            for (Change change : evaluated.changes()) {
                if (change instanceof Rewrite rewrite && webhook == Webhook.MUTATE) {
                    count("privatecluster.rewrites", "mirror", sourceOf(rewrite.target()));
                }
            }
            for (Finding finding : evaluated.findings()) {
                String action = finding.denies() ? "deny" : "warn";
                count("privatecluster.findings", "rule", finding.ruleId(), "action", action);
            }
            for (Verdict.RuleFailure failure : evaluated.failures()) {
                count("privatecluster.rule.failures", "rule", failure.ruleId());
            }
        }
    }

    /** A review of a configuration, which is held to its form in every mode. */
    void decided(Webhook webhook, Review review, Answer answer, long nanoseconds) {
        countReview(webhook, review, answer.allowed() ? "allowed" : "denied", ENFORCED);
        timers.computeIfAbsent(webhook, this::timer).record(Duration.ofNanos(nanoseconds));
    }

    /** A review that passed because there is nothing to decide it by. */
    void passed(Webhook webhook, Review review, PolicyInForce inForce) {
        countReview(webhook, review, "allowed", inForce instanceof PolicyInForce.Off ? "off" : "unconfigured");
    }

    /** A review that could not be decided; {@code failurePolicy} decides. */
    void undecided(Webhook webhook, Review review) {
        countReview(webhook, review, "undecided", "unknown");
    }

    private void countReview(Webhook webhook, Review review, String outcome, String mode) {
        count(
                "privatecluster.reviews",
                "webhook",
                webhook.text(),
                "operation",
                review.operation().name(),
                "kind",
                bounded(review.kind()),
                "verdict",
                outcome,
                "mode",
                mode);
    }

    private static String sourceOf(Target target) {
        return target.mirror() == null ? "eks" : target.mirror().source();
    }

    private String bounded(String kind) {
        String known = kinds.get(kind);
        if (known != null) {
            return known;
        }
        if (kinds.size() >= MOST_KINDS) {
            return OTHER;
        }
        kinds.put(kind, kind);
        return kind;
    }

    private void count(String name, String... labels) {
        // Every kind of meter has labels of its own, so that these tell them apart.
        counters.computeIfAbsent(
                        List.of(labels),
                        first -> Counter.builder(name).tags(labels).register(registry))
                .increment();
    }

    private Timer timer(Webhook webhook) {
        return Timer.builder("privatecluster.review.duration")
                .description("From the last byte of a review to its answer.")
                .tag("webhook", webhook.text())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
