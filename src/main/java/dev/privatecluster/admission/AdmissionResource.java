package dev.privatecluster.admission;

import dev.privatecluster.core.decision.Answer;
import dev.privatecluster.core.decision.Judge;
import dev.privatecluster.core.decision.Messages;
import dev.privatecluster.core.decision.Rewriter;
import dev.privatecluster.core.decision.Verdict;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.policy.PolicySource;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The two webhooks. Deciding takes no network call and no lock, so that it runs on the event loop.
 */
@Path("/")
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AdmissionResource {
    private static final Logger LOG = Logger.getLogger(AdmissionResource.class);

    private final PolicySource policies;
    private final Rewriter rewriter;
    private final Judge judge;

    @Inject
    AdmissionResource(PolicySource policies, Rewriter rewriter, Judge judge) {
        this.policies = policies;
        this.rewriter = rewriter;
        this.judge = judge;
    }

    /** Replaces the images of pods by their copies. */
    @POST
    @Path("mutate")
    @NonBlocking
    public byte[] mutate(byte[] body) {
        return answer(
                body,
                FieldMask.POD_TO_REWRITE,
                request ->
                        Messages.ofRewriting(logged(rewriter.rewrite(request.review(), policies.current()), request)));
    }

    /** Refuses what cannot work, and warns of what may not. */
    @POST
    @Path("validate")
    @NonBlocking
    public byte[] validate(byte[] body) {
        return answer(body, FieldMask.OBJECT, this::judge);
    }

    private Answer judge(AdmissionRequest request) {
        Policy policy = policies.current();
        Verdict verdict = logged(judge.judge(request.review(), policy), request);
        return Messages.ofJudging(verdict, request.review(), policy);
    }

    private static byte[] answer(byte[] body, FieldMask podMask, Function<AdmissionRequest, Answer> decision) {
        AdmissionRequest request = ReviewReader.read(body, podMask);
        try {
            return ReviewWriter.write(request.uid(), decision.apply(request));
        } catch (RuntimeException e) {
            throw new UndecidedException(request, e);
        }
    }

    private static Verdict logged(Verdict verdict, AdmissionRequest request) {
        if (verdict instanceof Verdict.Evaluated evaluated) {
            evaluated
                    .failures()
                    .forEach(failure -> LOG.errorf(
                            failure.cause(), "Rule %s failed on %s and was left out", failure.ruleId(), request));
        }
        return verdict;
    }
}
