package dev.privatecluster.core.image;

/** Hosts with an optional port, as image references may name them. */
public final class HostName {
    private HostName() {}

    /** Whether the text is a DNS name, an IPv4 address or a bracketed IPv6 address, with or without a port. */
    public static boolean isValid(String text) {
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            return close > 1 && isIpv6(text, close) && isPortOrEnd(text, close + 1);
        }
        int colon = text.indexOf(':');
        int end = colon < 0 ? text.length() : colon;
        return isDnsName(text, end) && isPortOrEnd(text, end);
    }

    private static boolean isIpv6(String text, int close) {
        for (int i = 1; i < close; i++) {
            char c = text.charAt(i);
            if (!Letters.isHex(c) && c != ':') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDnsName(String text, int end) {
        boolean labelBegins = true;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean boundary = i + 1 == end || text.charAt(i + 1) == '.' || labelBegins;
            if (c == '.' ? labelBegins : !(Letters.isAlphanumeric(c) || (c == '-' && !boundary))) {
                return false;
            }
            labelBegins = c == '.';
        }
        return !labelBegins;
    }

    private static boolean isPortOrEnd(String text, int from) {
        if (from == text.length()) {
            return true;
        }
        if (text.charAt(from) != ':' || from + 1 == text.length()) {
            return false;
        }
        for (int i = from + 1; i < text.length(); i++) {
            if (!Letters.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
