package dev.privatecluster.certificates;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A serving certificate, and the authority that was made for it alone: its key is forgotten at once, so that nothing
 * else can ever be signed with it.
 *
 * @param authorityPem the authority's certificate
 * @param certificatePem the serving certificate
 * @param keyPem the serving certificate's private key
 */
public record SelfSigned(String authorityPem, String certificatePem, String keyPem) {
    private static final Duration LIFE = Duration.ofDays(365);
    private static final List<String> LOCAL_NAMES = List.of("localhost", "127.0.0.1", "::1");

    /** Makes both: ECDSA P-256, one year, for this machine's local names and the given ones. */
    public static SelfSigned issue(List<String> names, Instant now) {
        CertificateAuthority authority = CertificateAuthority.create(LIFE, now);
        List<String> all = Stream.concat(LOCAL_NAMES.stream(), names.stream()).toList();
        PemCertificate served = authority.issue(all, LIFE, now);
        return new SelfSigned(Pem.write(authority.certificate()), served.certificate(), served.key());
    }
}
