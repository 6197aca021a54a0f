package dev.privatecluster.admission;

import dev.privatecluster.core.decision.Answer;
import dev.privatecluster.core.decision.ConfigurationJudge;
import dev.privatecluster.core.decision.Judge;
import dev.privatecluster.core.decision.Messages;
import dev.privatecluster.core.decision.Review;
import dev.privatecluster.core.decision.Rewriter;
import dev.privatecluster.core.decision.Verdict;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.policy.PolicyInForce;
import dev.privatecluster.core.policy.PolicySource;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * The two webhooks. Deciding takes no network call and no lock, so that it runs on the event loop.
 */
@Path("/")
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AdmissionResource {
    private final PolicySource policies;
    private final Rewriter rewriter;
    private final Judge judge;
    private final ConfigurationJudge configurations;
    private final ReviewMetrics metrics;

    @Inject
    AdmissionResource(
            PolicySource policies,
            Rewriter rewriter,
            Judge judge,
            ConfigurationJudge configurations,
            ReviewMetrics metrics) {
        this.policies = policies;
        this.rewriter = rewriter;
        this.judge = judge;
        this.configurations = configurations;
        this.metrics = metrics;
    }

    /** Replaces the images of pods by their copies. */
    @POST
    @Path("mutate")
    @NonBlocking
    public byte[] mutate(byte[] body) {
        return answer(Webhook.MUTATE, body);
    }

    /** Refuses what cannot work, and warns of what may not. */
    @POST
    @Path("validate")
    @NonBlocking
    public byte[] validate(byte[] body) {
        return answer(Webhook.VALIDATE, body);
    }

    private byte[] answer(Webhook webhook, byte[] body) {
        long start = System.nanoTime();
        AdmissionRequest request =
                ReviewReader.read(body, webhook == Webhook.MUTATE ? FieldMask.POD_TO_REWRITE : FieldMask.OBJECT);
        try {
            if (webhook == Webhook.VALIDATE && ConfigurationJudge.concerns(request.review())) {
                return ofConfiguration(request, start);
            }
            PolicyInForce inForce = policies.inForceFor(request.review().namespace());
            if (inForce instanceof PolicyInForce.Governed governed) {
                return decided(webhook, request, governed.policy(), start);
            }
            metrics.passed(webhook, request.review(), inForce);
            Answer answer = webhook == Webhook.MUTATE ? Answer.ALLOWED : Messages.ofPassing(inForce, request.review());
            return ReviewWriter.write(request.uid(), answer);
        } catch (RuntimeException e) {
            metrics.undecided(webhook, request.review());
            throw new UndecidedException(request, e);
        }
    }

    private byte[] ofConfiguration(AdmissionRequest request, long start) {
        Answer answer = configurations.judge(request.review());
        byte[] bytes = ReviewWriter.write(request.uid(), answer);
        ReviewLog.write(request, answer);
        metrics.decided(Webhook.VALIDATE, request.review(), answer, System.nanoTime() - start);
        return bytes;
    }

    private byte[] decided(Webhook webhook, AdmissionRequest request, Policy policy, long start) {
        Review review = request.review();
        Verdict verdict = webhook == Webhook.MUTATE ? rewriter.rewrite(review, policy) : judge.judge(review, policy);
        Answer answer =
                webhook == Webhook.MUTATE ? Messages.ofRewriting(verdict) : Messages.ofJudging(verdict, review, policy);
        byte[] bytes = ReviewWriter.write(request.uid(), answer);
        ReviewLog.write(request, verdict, answer);
        metrics.decided(webhook, review, policy, verdict, answer, System.nanoTime() - start);
        return bytes;
    }
}
