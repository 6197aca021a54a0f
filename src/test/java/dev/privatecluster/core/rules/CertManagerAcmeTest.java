package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CertManagerAcmeTest {
    private static final String FOUND = "WARN cert-manager-acme spec.acme.server";

    private static List<String> findings(String server, String moreOfSpec) {
        String issuer =
                """
                apiVersion: cert-manager.io/v1
                kind: ClusterIssuer
                metadata: {name: issuer}
                spec: {acme: {server: "%s"}}
                """
                        .formatted(server);
        return Judgements.findings(issuer, Policies.usWest2(moreOfSpec), OtherObjects.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme-v02.api.letsencrypt.org/directory",
                "HTTPS://Acme.ZeroSSL.com/v2/DV90",
                "https://acme.example.com:8443",
                "https://svc.example.com/a",
                "https://8.8.8.8/directory",
                "https://172.32.0.1/directory",
                "https://100.128.0.1/directory",
                "https://10.example.com/directory",
                "https://[2001:db8::1]:8443/directory",
            })
    void warnsOfServersOnTheInternet(String server) {
        assertThat(findings(server, "")).containsExactly(FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://step-ca/acme",
                "https://step-ca.security.svc/acme",
                "https://step-ca.security.svc.cluster.local:9000/acme",
                "https://10.0.3.7/acme",
                "https://172.31.255.1:8443/acme",
                "https://192.168.0.1/acme",
                "https://100.64.0.1/acme",
                "https://127.0.0.1:14000/dir",
                "https://[fd00::1]/acme",
                "https://[fe80::1]:8443/acme",
                "https://[::1]/acme",
                "",
                "acme-v02.api.letsencrypt.org",
                "https://",
                "https://acme v02/directory",
                "https://user@example.com/directory",
                "ldap://example.com/directory",
                "https://under_score.example.com/directory",
                "https://{{ .Values.host }}/directory",
            })
    void isSilentAboutServersInsideAndWhatIsNoUrl(String server) {
        assertThat(findings(server, "")).isEmpty();
    }

    @Test
    void takesListedHostsForReachableWithAndWithoutAPort() {
        String server = "https://ACME.corp.example:8443/directory";

        assertThat(findings(server, "reachable: {registries: [acme.corp.example]}"))
                .isEmpty();
        assertThat(findings(server, "reachable: {registries: [\"acme.corp.example:8443\"]}"))
                .isEmpty();
        assertThat(findings(server, "reachable: {registries: [\"*.corp.example\"]}"))
                .isEmpty();
        assertThat(findings(server, "reachable: {registries: [\"acme.corp.example:443\"]}"))
                .containsExactly(FOUND);
    }

    @Test
    void asksForTheEndpointOfAwsOwnServers() {
        String server = "https://acm-acme-enroll.us-west-2.api.aws/00000000-0000-0000-0000-000000000000/directory";

        assertThat(findings(server, "")).containsExactly(FOUND);
        assertThat(findings(server, "vpcEndpoints: [acm-acme-enroll]")).isEmpty();
    }
}
