package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AppMeshControllerTest {
    private static List<String> findings(String yaml) {
        return Judgements.findings(yaml, Policies.usWest2(""), OtherObjects.UNKNOWN);
    }

    @Test
    void aKindOfTheSameNameInAnotherGroupIsNoneOfItsObjects() {
        assertThat(findings("apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}"))
                .isEmpty();
        assertThat(findings("apiVersion: appmesh.k8s.aws/v1beta2\nkind: Other\nmetadata: {name: a}"))
                .isEmpty();
    }

    @Test
    void anObjectWithNothingInItIsOne() {
        assertThat(findings("apiVersion: appmesh.k8s.aws/v1beta2\nkind: Mesh\nspec: null"))
                .containsExactly("DENY app-mesh-controller metadata.name");
    }
}
