package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A pod goes through the webhook without loss. */
@ExtendWith(ClusterExtension.class)
class NewFieldsIT {
    private static final String MANIFEST = Folders.resource("manifests/new-fields.yaml");

    @Test
    void changesNothingButTheImagesOfAPodWithFieldsThatNobodyKnows(TestCluster cluster) {
        Kubectl without = cluster.namespace("new-fields-without");
        Kubectl with = cluster.namespace("new-fields-with", TestPolicy.DEFAULT_MIRRORS);
        without.manifest(MANIFEST, "create").succeeded();
        with.manifest(MANIFEST, "create").succeeded();

        JsonNode expected = without.get("pod", "new-fields");
        JsonNode stored = with.get("pod", "new-fields");
        assertThat(expected.at("/spec/hostnameOverride").asText()).isEqualTo("web.example.com");
        assertThat(stored.path("spec").toString())
                .isEqualTo(expected.path("spec")
                        .toString()
                        .replace("\"nginx:1.27\"", "\"%s/library/nginx:1.27\"".formatted(TestPolicy.REGISTRY)));
        assertThat(stored.at("/metadata/labels")).isEqualTo(expected.at("/metadata/labels"));
        assertThat(stored.at("/metadata/annotations")).hasSize(1);
        assertThat(stored.path("status")).isEqualTo(expected.path("status"));
    }
}
