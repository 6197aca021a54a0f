package dev.privatecluster.core.rules;

import dev.privatecluster.core.image.HostName;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.FieldPath;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** cert-manager that asks an ACME server beyond the VPC for certificates. */
final class CertManagerAcme extends FeatureRule {
    private static final FieldPath SERVER =
            FieldPath.ROOT.field("spec").field("acme").field("server");
    private static final Pattern URL = Pattern.compile("(?i)^https?://([^/?#@\\s]+)(?:[/?#]\\S*)?$");
    private static final Pattern PORT = Pattern.compile(":\\d+$");
    private static final Pattern PRIVATE_ADDRESS = Pattern.compile(
            "(?:10|127|169\\.254|192\\.168|172\\.(?:1[6-9]|2\\d|3[01])|100\\.(?:6[4-9]|[7-9]\\d|1[01]\\d|12[0-7]))\\."
                    + "[\\d.]+|\\[(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]|:):[0-9a-f:]*\\]");

    /** The ACME servers of AWS Certificate Manager: {@code acm-acme-enroll.REGION.api.aws}. */
    private static final String OF_AWS = "acm-acme-enroll";

    CertManagerAcme(Facts facts) {
        super(
                facts.feature("cert-manager-acme"),
                "cert-manager calls the ACME server of an issuer for every certificate, and a public one, such as Let's Encrypt,"
                        + " is on the internet. It also has to see the answers to its challenges from there.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        if (!isOfItsKinds(examined.object())) {
            return;
        }
        String server = examined.object()
                .node()
                .path("spec")
                .path("acme")
                .path("server")
                .asText()
                .trim();
        Matcher url = URL.matcher(server);
        if (!url.matches() || !HostName.isValid(url.group(1))) {
            return;
        }
        String hostAndPort = url.group(1).toLowerCase(Locale.ROOT);
        String host = PORT.matcher(hostAndPort).replaceFirst("");
        if (isInside(host)
                || examined.policy().reaches(host)
                || examined.policy().reaches(hostAndPort)) {
            return;
        }
        if (host.startsWith(OF_AWS + ".") && host.endsWith(".api.aws")) {
            String what = "this ACME server is AWS Certificate Manager's";
            reportMissing(List.of(OF_AWS), examined, SERVER, server, what, findings);
            return;
        }
        String what = "the ACME server " + host + " is not among the hosts that spec.reachable.registries lists";
        report(examined, SERVER, server, what, findings);
    }

    /** Whether the host cannot be one on the internet. */
    private static boolean isInside(String host) {
        boolean isName = host.indexOf('.') >= 0 || host.startsWith("[");
        return !isName
                || host.endsWith(".svc")
                || host.endsWith(".cluster.local")
                || PRIVATE_ADDRESS.matcher(host).matches();
    }
}
