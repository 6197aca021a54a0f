package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.Feature.Stance;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What fetches secrets from Secrets Manager or Parameter Store. */
final class SecretsFromAws extends FeatureRule {
    private static final String SECRETS_MANAGER = "secretsmanager";
    private static final String PARAMETER_STORE = "ssm";
    private static final String STS = "sts";
    private static final String POD_IDENTITY = "eks-auth";
    private static final Pattern IN_PARAMETER_STORE = object("ssmparameter", "ssm");
    private static final Pattern IN_SECRETS_MANAGER = object("secretsmanager", "secretsmanager");

    SecretsFromAws(Facts facts) {
        super(
                facts.feature("secrets-from-aws"),
                "The operator or the driver calls Secrets Manager or Parameter Store, and for its credentials STS, or eks-auth"
                        + " with EKS Pod Identity. Without their endpoints no secret arrives.");
    }

    /** A line that names what to fetch by its type, or by an ARN that tells it. */
    private static Pattern object(String type, String service) {
        return Texts.line("objectType[\"']?\\s*:\\s*[\"']?" + type + "|arn:[^:\\s]*:" + service + ":");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        KubernetesObject object = examined.object();
        switch (object.group()) {
            case "external-secrets.io" -> {
                if (object.kind().equals("SecretStore") || object.kind().equals("ClusterSecretStore")) {
                    checkStore(examined, findings);
                }
            }
            case "secrets-store.csi.x-k8s.io" -> {
                if (object.kind().equals("SecretProviderClass")) {
                    checkProviderClass(examined, findings);
                }
            }
            case "kubernetes-client.io" -> {
                if (object.kind().equals("ExternalSecret")) {
                    checkOlderSecret("spec", examined, findings);
                    checkOlderSecret("secretDescriptor", examined, findings);
                }
            }
            default -> {}
        }
    }

    private void checkStore(Examined examined, Consumer<Finding> findings) {
        JsonNode aws = examined.object().node().path("spec").path("provider").path("aws");
        if (!aws.isObject()) {
            return;
        }
        FieldPath path = FieldPath.ROOT.field("spec").field("provider").field("aws");
        boolean isSaid = !aws.path("service").asText().isEmpty();
        String service = isSaid ? aws.path("service").asText() : "SecretsManager";
        List<String> endpoints = endpointsOf(service, "SecretsManager", "ParameterStore");
        if (asksSts(aws)) {
            addSts(endpoints);
        } else if (!aws.path("auth").path("secretRef").isObject()) {
            addCredentials(examined, endpoints);
        }
        String region = aws.path("region").asText("");
        if (!region.isEmpty() && !region.equals(examined.policy().region())) {
            checkElsewhere(!endpoints.isEmpty(), path.field("region"), region, examined, findings);
        } else {
            check(endpoints, isSaid ? path.field("service") : path, service, examined, findings);
        }
    }

    /** Whoever takes on a role, with a token of a service account or otherwise, asks STS for it. */
    private static boolean asksSts(JsonNode aws) {
        return aws.path("auth").path("jwt").isObject()
                || !aws.path("role").asText("").isEmpty()
                || !aws.path("additionalRoles").isEmpty();
    }

    /** The endpoints that are listed are for services of the cluster's own region. */
    private void checkElsewhere(
            boolean isCalled, FieldPath path, String region, Examined examined, Consumer<Finding> findings) {
        if (isCalled && stance(examined) != Stance.ALLOW) {
            String message =
                    "this fetches secrets from AWS in another region, which takes endpoints that nobody can tell"
                            + " of here";
            findings.accept(
                    finding(RuleAction.WARN, examined, path, region, message).asDoubt());
        }
    }

    private void checkProviderClass(Examined examined, Consumer<Finding> findings) {
        JsonNode spec = examined.object().node().path("spec");
        JsonNode parameters = spec.path("parameters");
        String objects = parameters.path("objects").asText();
        if (!spec.path("provider").asText().equals("aws") || objects.isBlank()) {
            return;
        }
        List<String> endpoints = new ArrayList<>();
        boolean usesParameterStore = Texts.contains(IN_PARAMETER_STORE, objects);
        if (!usesParameterStore || Texts.contains(IN_SECRETS_MANAGER, objects)) {
            endpoints.add(SECRETS_MANAGER);
        }
        if (usesParameterStore) {
            endpoints.add(PARAMETER_STORE);
        }
        if (parameters.path("usePodIdentity").asText().equals("true")) {
            endpoints.add(POD_IDENTITY);
        } else {
            addCredentials(examined, endpoints);
        }
        FieldPath path = FieldPath.ROOT.field("spec").field("parameters").field("objects");
        check(endpoints, path, "aws", examined, findings);
    }

    private void checkOlderSecret(String field, Examined examined, Consumer<Finding> findings) {
        String backend =
                examined.object().node().path(field).path("backendType").asText();
        List<String> endpoints = endpointsOf(backend, "secretsManager", "systemManager");
        addCredentials(examined, endpoints);
        check(endpoints, FieldPath.ROOT.field(field).field("backendType"), backend, examined, findings);
    }

    /** The endpoint of what is named; none where it is neither of the two. */
    private static List<String> endpointsOf(String name, String secretsManager, String parameterStore) {
        List<String> endpoints = new ArrayList<>();
        if (name.equals(secretsManager)) {
            endpoints.add(SECRETS_MANAGER);
        } else if (name.equals(parameterStore)) {
            endpoints.add(PARAMETER_STORE);
        }
        return endpoints;
    }

    private static void addCredentials(Examined examined, List<String> endpoints) {
        boolean hasPodIdentity =
                examined.policy().endpoints().missing(List.of(POD_IDENTITY)).isEmpty();
        if (!hasPodIdentity) {
            addSts(endpoints);
        }
    }

    private static void addSts(List<String> endpoints) {
        if (!endpoints.isEmpty()) {
            endpoints.add(STS);
        }
    }

    private void check(
            List<String> endpoints, FieldPath path, String subject, Examined examined, Consumer<Finding> findings) {
        reportMissing(endpoints, examined, path, subject, "this fetches secrets from AWS", findings);
    }
}
