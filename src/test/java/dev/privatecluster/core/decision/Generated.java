package dev.privatecluster.core.decision;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.workload.Slot;
import dev.privatecluster.testing.Policies;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Pods and policies of all sorts. */
final class Generated {
    private static final List<Policy> POLICIES = List.of(
            Policies.usWest2(""),
            Policies.usWest2("mirrors: []"),
            Policies.usWest2("mirrors: [{source: '*', mirror: " + Policies.ECR + "/mirror}]"),
            Policies.usWest2(
                    """
                    mirrors:
                    - {source: docker.io, mirror: ECR}
                    - {source: docker.io/library/nginx, mirror: ECR/nginx-of-ours}
                    - {source: quay.io/argoproj, mirror: "registry.corp.internal:5000/argo"}
                    - {source: public.ecr.aws, mirror: ECR/public}
                    - {source: a.vpc.example.com, mirror: ECR/vpc}
                    - {source: 602401143452.dkr.ecr.us-west-2.amazonaws.com, mirror: ECR/eks-of-this-region}
                    reachable:
                      registries: ["registry.corp.internal:5000", "*.vpc.example.com"]
                      regions: [eu-west-1]
                    """
                            .replace("ECR", Policies.ECR)),
            Policies.usWest2(
                    """
                    exemptions:
                    - {reason: rewriting alone, images: ["quay.io/*"], rules: [rewrite, not-rewritten]}
                    - {reason: hands off, images: ["docker.io/library/*"]}
                    rules: [{id: not-rewritten, action: Deny}]
                    """),
            Policies.in("cn-north-1", ""));

    private static final List<String> HOSTS = List.of(
            "",
            "docker.io/",
            "index.docker.io/",
            "registry-1.docker.io/",
            "quay.io/argoproj/",
            "Quay.io/",
            "public.ecr.aws/",
            "ecr-public.aws.com/",
            "registry.corp.internal:5000/",
            "localhost:5000/",
            "a.vpc.example.com/",
            "[::1]:5000/",
            "my_host.example/",
            "Registry/",
            "111122223333.dkr.ecr.us-west-2.amazonaws.com/",
            "111122223333.dkr-ecr.us-west-2.on.aws/",
            "111122223333.dkr.ecr.eu-west-1.amazonaws.com/",
            "602401143452.dkr.ecr.us-west-2.amazonaws.com/",
            "602401143452.dkr.ecr.us-east-1.amazonaws.com/",
            "877085696533.dkr-ecr.af-south-1.on.aws/");
    private static final List<String> PATHS =
            List.of("nginx", "library/nginx", "a/b/c", "UPPER", "a__b", "a..b", "x".repeat(200), "x".repeat(254), "");
    private static final List<String> SUFFIXES =
            List.of("", ":1.27", ":latest", "@sha256:" + "a".repeat(64), ":1@sha512:" + "0".repeat(128), ":", "@bad");

    private Generated() {}

    static Arbitrary<Policy> policies() {
        return Arbitraries.of(POLICIES);
    }

    static Arbitrary<String> images() {
        return Combinators.combine(Arbitraries.of(HOSTS), Arbitraries.of(PATHS), Arbitraries.of(SUFFIXES))
                .as((host, path, suffix) -> host + path + suffix);
    }

    /** Pods with up to four elements in each slot, some with an annotation that users might have written. */
    static Arbitrary<ObjectNode> pods() {
        Arbitrary<List<String>> images = images().list().ofMaxSize(4);
        Arbitrary<String> annotations = Arbitraries.of(
                        "", "no JSON", "{\"containers-0\":\"nginx\"}", "{\"containers-0\":\"evil.example/a\"}")
                .injectNull(0.5);
        return Combinators.combine(images, images, images, images, annotations).as(Generated::pod);
    }

    private static ObjectNode pod(
            List<String> containers,
            List<String> initContainers,
            List<String> ephemeralContainers,
            List<String> volumes,
            @Nullable String annotation) {
        ObjectNode pod = JsonNodeFactory.instance.objectNode();
        pod.put("apiVersion", "v1").put("kind", "Pod");
        if (annotation != null) {
            pod.withObject("/metadata/annotations").put(OriginalImages.ANNOTATION, annotation);
        }
        add(pod, Slot.CONTAINERS, containers);
        add(pod, Slot.INIT_CONTAINERS, initContainers);
        add(pod, Slot.EPHEMERAL_CONTAINERS, ephemeralContainers);
        add(pod, Slot.VOLUMES, volumes);
        return pod;
    }

    private static void add(ObjectNode pod, Slot slot, List<String> images) {
        for (int i = 0; i < images.size(); i++) {
            ObjectNode element = pod.withArray("/spec/" + slot.list()).addObject();
            element.put("name", slot.list() + "-" + i).put("other", "stays");
            if (slot == Slot.VOLUMES) {
                element.putObject("image").put("reference", images.get(i)).put("pullPolicy", "Always");
            } else {
                element.put("image", images.get(i));
            }
        }
    }
}
