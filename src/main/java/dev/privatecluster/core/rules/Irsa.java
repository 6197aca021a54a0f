package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.core.workload.Container;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.function.Consumer;

/** IAM roles for service accounts. */
final class Irsa extends FeatureRule {
    static final String ROLE = "eks.amazonaws.com/role-arn";
    static final String TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";
    private static final String ROLE_VARIABLE = "AWS_ROLE_ARN";
    private static final String WHAT = "this takes its credentials from STS";

    Irsa(Facts facts) {
        super(
                facts.feature("irsa"),
                "A pod whose service account has an IAM role exchanges its token for credentials at STS. Without the endpoint"
                        + " that call never returns, and the pod has no credentials.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        KubernetesObject object = examined.object();
        String role = object.is("", "ServiceAccount") ? object.annotation(ROLE) : null;
        if (role != null && !role.isEmpty()) {
            report(
                    examined,
                    KubernetesObject.annotationPath(ROLE),
                    role,
                    "its pods take credentials from STS",
                    findings);
        }
        if (!checkContainers(examined, findings) && !checkVolumes(examined, findings)) {
            checkServiceAccount(examined, findings);
        }
    }

    /** One finding a container: the two variables belong together. */
    private boolean checkContainers(Examined examined, Consumer<Finding> findings) {
        boolean found = false;
        for (Container container : examined.containers()) {
            Container.Variable token = container.filledVariable(TOKEN_FILE);
            Container.Variable variable = token == null ? container.filledVariable(ROLE_VARIABLE) : token;
            if (variable != null) {
                report(examined, variable.path(), token == null ? ROLE_VARIABLE : TOKEN_FILE, WHAT, findings);
                found = true;
            }
        }
        return found;
    }

    private boolean checkVolumes(Examined examined, Consumer<Finding> findings) {
        FieldPath audience = TokenVolumes.find(signals().audiences(), examined);
        if (audience != null) {
            report(examined, audience, "token for STS", WHAT, findings);
        }
        return audience != null;
    }

    /** Says nothing where the service account is not known: every pod has one. */
    private void checkServiceAccount(Examined examined, Consumer<Finding> findings) {
        String name = examined.podSpec().path("serviceAccountName").asText();
        if (name.isEmpty()) {
            return;
        }
        JsonNode account = examined.others()
                .find(OtherObjects.Kind.SERVICE_ACCOUNT, examined.object().namespace(), name);
        boolean hasRole = account != null
                && !account.path("metadata")
                        .path("annotations")
                        .path(ROLE)
                        .asText()
                        .isEmpty();
        if (hasRole) {
            report(examined, examined.podSpecPath().field("serviceAccountName"), name, WHAT, findings);
        }
    }
}
