package dev.privatecluster.certificates;

import dev.privatecluster.input.InputException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemGenerationException;
import org.jspecify.annotations.Nullable;

/**
 * What replicas share: a serving certificate, the authority that signs the next one, and all authorities that are to be
 * trusted. A value; what changes it gives another.
 */
public final class KeptCertificates {
    /** The names of the parts: those of a Secret of type {@code kubernetes.io/tls}, and the authority's key. */
    public static final String CERTIFICATE = "tls.crt";

    public static final String KEY = "tls.key";
    public static final String AUTHORITIES = "ca.crt";
    public static final String AUTHORITY_KEY = "ca.key";

    static final Duration LIFE = Duration.ofDays(90);
    static final Duration AUTHORITY_LIFE = Duration.ofDays(365);

    private final CertificateAuthority authority;
    private final List<X509Certificate> earlier;
    private final @Nullable ServingCertificate serving;

    private KeptCertificates(
            CertificateAuthority authority, List<X509Certificate> earlier, @Nullable ServingCertificate serving) {
        this.authority = authority;
        this.earlier = List.copyOf(earlier);
        this.serving = serving;
    }

    /** Makes everything, for these names. */
    public static KeptCertificates make(List<String> names, Instant now) {
        return new KeptCertificates(CertificateAuthority.create(AUTHORITY_LIFE, now), List.of(), null)
                .renewed(names, now);
    }

    /**
     * Reads what {@link #parts} gave.
     *
     * @param source where it is from, for messages
     * @throws InputException if there is no authority that could sign; a serving certificate that cannot be used is left
     *     out
     */
    public static KeptCertificates read(String source, Map<String, String> parts) {
        List<X509Certificate> authorities =
                Pem.certificates(source + ": " + AUTHORITIES, parts.getOrDefault(AUTHORITIES, ""));
        String keySource = source + ": " + AUTHORITY_KEY;
        PrivateKey key = Pem.key(keySource, parts.getOrDefault(AUTHORITY_KEY, ""));
        X509Certificate first = authorities.get(0);
        if (first.getBasicConstraints() < 0 || !KeyPairs.belongTogether(first.getPublicKey(), key, keySource)) {
            throw new InputException(keySource + ": is not the key of the first authority in " + AUTHORITIES);
        }
        return new KeptCertificates(
                new CertificateAuthority(first, key),
                authorities.subList(1, authorities.size()),
                readServing(source, parts));
    }

    private static @Nullable ServingCertificate readServing(String source, Map<String, String> parts) {
        try {
            return ServingCertificate.read(
                    source + ": " + CERTIFICATE,
                    source + ": " + KEY,
                    new PemCertificate(parts.getOrDefault(CERTIFICATE, ""), parts.getOrDefault(KEY, "")));
        } catch (InputException e) {
            return null;
        }
    }

    /** With a new serving certificate. */
    public KeptCertificates renewed(List<String> names, Instant now) {
        PemCertificate pem = authority.issue(names, LIFE, now);
        return new KeptCertificates(authority, earlier, ServingCertificate.read(CERTIFICATE, KEY, pem));
    }

    /** With a new authority, which is to sign later; what the present one has signed is still trusted. */
    public KeptCertificates rotated(Instant now) {
        List<X509Certificate> before = Stream.concat(Stream.of(authority.certificate()), earlier.stream())
                .toList();
        return new KeptCertificates(CertificateAuthority.create(AUTHORITY_LIFE, now), before, serving);
    }

    /** Without earlier authorities that have ended. */
    public KeptCertificates withoutEnded(Instant now) {
        return new KeptCertificates(
                authority, earlier.stream().filter(one -> !hasEnded(one, now)).toList(), serving);
    }

    /** The serving certificate, if there is one that could be read. */
    public Optional<ServingCertificate> serving() {
        return Optional.ofNullable(serving);
    }

    /** All authorities to trust, in PEM, the one that signs first. */
    public String bundle() {
        return authorities().map(Pem::write).collect(Collectors.joining());
    }

    /** All parts by their names, to be kept where nobody else reads them. */
    public Map<String, String> parts() {
        PemCertificate pem = serving == null ? new PemCertificate("", "") : serving.pem();
        return Map.of(
                CERTIFICATE, pem.certificate(),
                KEY, pem.key(),
                AUTHORITIES, bundle(),
                AUTHORITY_KEY, Pem.write(pkcs8(authority.key())));
    }

    X509Certificate authority() {
        return authority.certificate();
    }

    /** Whether the serving certificate is good for all of these names, and clients that trust the bundle trust it. */
    boolean canServe(List<String> names, Instant now) {
        ServingCertificate present = serving;
        return present != null
                && present.problem(names, now).isEmpty()
                && authorities().anyMatch(one -> !hasEnded(one, now) && present.isSignedBy(one));
    }

    boolean hasEndedAuthorities(Instant now) {
        return earlier.stream().anyMatch(one -> hasEnded(one, now));
    }

    static boolean hasEnded(X509Certificate certificate, Instant now) {
        return now.isAfter(certificate.getNotAfter().toInstant());
    }

    private Stream<X509Certificate> authorities() {
        return Stream.concat(Stream.of(authority.certificate()), earlier.stream());
    }

    private static JcaPKCS8Generator pkcs8(PrivateKey key) {
        try {
            return new JcaPKCS8Generator(key, null);
        } catch (PemGenerationException e) {
            throw new IllegalStateException("a key without a password is not encrypted", e);
        }
    }
}
