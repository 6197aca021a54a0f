package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.workload.FieldPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Volumes through which pods show a service account token to a service of AWS. */
final class TokenVolumes {
    private TokenVolumes() {}

    /** Where a pod spec asks for a token for one of these audiences, the first time; null when it does not. */
    static @Nullable FieldPath find(List<String> audiences, Examined examined) {
        JsonNode volumes = examined.podSpec().path("volumes");
        for (int i = 0; i < volumes.size(); i++) {
            JsonNode sources = volumes.path(i).path("projected").path("sources");
            for (int j = 0; j < sources.size(); j++) {
                JsonNode token = sources.path(j).path("serviceAccountToken");
                if (audiences.contains(token.path("audience").asText())) {
                    return examined.podSpecPath()
                            .field("volumes")
                            .element(i)
                            .field("projected")
                            .field("sources")
                            .element(j)
                            .field("serviceAccountToken")
                            .field("audience");
                }
            }
        }
        return null;
    }
}
