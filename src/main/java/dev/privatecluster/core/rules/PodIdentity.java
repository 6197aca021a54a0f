package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.Container;
import dev.privatecluster.core.workload.FieldPath;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** EKS Pod Identity: credentials from the agent on the node. */
final class PodIdentity extends FeatureRule {
    private static final String TOKEN_FILE = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
    private static final String CREDENTIALS = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    /** The addresses of the agent; the same variable with another one has nothing to do with it. */
    private static final Pattern AGENT =
            Pattern.compile("http://(169\\.254\\.170\\.23|\\[fd00:ec2::23\\])/v1/credentials");

    private static final String AUDIENCE = "pods.eks.amazonaws.com";
    private static final String WHAT = "this takes credentials from EKS Pod Identity";

    PodIdentity(Facts facts) {
        super(
                facts.feature("pod-identity"),
                "The agent on the node asks the service eks-auth for a pod's credentials. Without its endpoint the pod has none.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        reportImages(examined, "this is the agent of EKS Pod Identity", findings);
        for (Container container : examined.workload().containers()) {
            checkVariables(container, examined, findings);
        }
        checkVolumes(examined, findings);
    }

    private void checkVariables(Container container, Examined examined, Consumer<Finding> findings) {
        Container.Variable credentials = container.variable(CREDENTIALS);
        if (credentials != null
                && credentials.value() != null
                && AGENT.matcher(credentials.value()).matches()) {
            report(examined, credentials.path(), CREDENTIALS, WHAT, findings);
        }
        Container.Variable token = container.variable(TOKEN_FILE);
        if (token != null) {
            report(examined, token.path(), TOKEN_FILE, WHAT, findings);
        }
    }

    private void checkVolumes(Examined examined, Consumer<Finding> findings) {
        JsonNode volumes = examined.workload().podSpec().path("volumes");
        for (int i = 0; i < volumes.size(); i++) {
            JsonNode sources = volumes.get(i).path("projected").path("sources");
            for (int j = 0; j < sources.size(); j++) {
                if (sources.get(j)
                        .path("serviceAccountToken")
                        .path("audience")
                        .asText()
                        .equals(AUDIENCE)) {
                    FieldPath volume = examined.workload()
                            .kind()
                            .podSpecPath()
                            .field("volumes")
                            .element(i);
                    FieldPath audience = volume.field("projected")
                            .field("sources")
                            .element(j)
                            .field("serviceAccountToken")
                            .field("audience");
                    report(examined, audience, AUDIENCE, WHAT, findings);
                }
            }
        }
    }
}
