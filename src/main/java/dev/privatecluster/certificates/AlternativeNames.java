package dev.privatecluster.certificates;

import dev.privatecluster.input.InputException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.util.IPAddress;

/** The names that a certificate is made for: host names and addresses. */
final class AlternativeNames {
    private static final Pattern HOST_NAME = Pattern.compile("(\\*\\.)?[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*");
    /** The types of alternative names that RFC 5280 numbers so. */
    private static final Integer TYPE_HOST_NAME = 2;

    private static final Integer TYPE_ADDRESS = 7;

    private AlternativeNames() {}

    static GeneralNames extension(List<String> names) {
        return new GeneralNames(
                names.stream().distinct().map(AlternativeNames::alternativeName).toArray(GeneralName[]::new));
    }

    /** Those of the names that a client would not find in the certificate. */
    static List<String> missing(X509Certificate certificate, List<String> names) {
        Set<String> there = in(certificate);
        return names.stream().filter(name -> !covers(there, name)).toList();
    }

    private static GeneralName alternativeName(String name) {
        boolean isAddress = IPAddress.isValid(name);
        if (!isAddress && !HOST_NAME.matcher(name).matches()) {
            throw new InputException("--tls-name: '" + name + "' is neither a host name nor an address");
        }
        return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static boolean covers(Set<String> names, String name) {
        int dot = name.indexOf('.');
        boolean byWildcard =
                dot > 0 && !IPAddress.isValid(name) && names.contains("*" + comparable(name.substring(dot)));
        return byWildcard || names.contains(comparable(name));
    }

    private static Set<String> in(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Set.of()
                    : names.stream()
                            .filter(name -> TYPE_HOST_NAME.equals(name.get(0)) || TYPE_ADDRESS.equals(name.get(0)))
                            .map(name -> comparable(String.valueOf(name.get(1))))
                            .collect(Collectors.toSet());
        } catch (GeneralSecurityException e) {
            return Set.of();
        }
    }

    /** Host names compare without case; an IPv6 address has many spellings. */
    private static String comparable(String name) {
        if (!IPAddress.isValid(name)) {
            return name.toLowerCase(Locale.ROOT);
        }
        try {
            return InetAddress.getByName(name).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address needs no look-up", e);
        }
    }
}
