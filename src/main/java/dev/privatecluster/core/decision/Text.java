package dev.privatecluster.core.decision;

import java.util.ArrayList;
import java.util.List;

/** Text within bounds. Lengths are counted in code points, as the API server does. */
final class Text {
    /** Of an audit annotation's value. */
    static final int LONGEST_ANNOTATION = 4000;

    /** Of what is quoted from an object: an image field can hold a megabyte. */
    static final int LONGEST_SUBJECT = 700;

    private static final int LONGEST_WARNING = 256;
    private static final int LONGEST_WARNINGS = 4000;
    private static final String CUT = "...";

    private Text() {}

    /** The text without line breaks and control characters, cut where it is too long. */
    static String oneLine(String text, int longest) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
        text.codePoints().limit(longest + 1L).forEach(c -> line.appendCodePoint(isPrintable(c) ? c : '?'));
        return shorten(line.toString(), longest);
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    static String shorten(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        return length <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest - CUT.length())) + CUT;
    }

    /** As many whole parts as fit, joined; the last part tells how many did not. Of the first, as much as fits. */
    static String fit(List<String> parts, String separator, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            String rest = "and " + (parts.size() - i) + " more";
            int reserve = i + 1 < parts.size() ? separator.length() + rest.length() : 0;
            String part = i == 0 ? shorten(parts.get(i), longest - reserve) : separator + parts.get(i);
            if (i > 0 && text.length() + part.length() + reserve > longest) {
                return text + separator + rest;
            }
            text.append(part);
        }
        return text.toString();
    }

    /** The warnings as the API server will pass them on: it drops what is too long, or too much. */
    static List<String> warnings(List<String> all) {
        List<String> warnings = new ArrayList<>();
        int total = 0;
        for (int i = 0; i < all.size(); i++) {
            String warning = oneLine(all.get(i), LONGEST_WARNING);
            int length = warning.codePointCount(0, warning.length());
            boolean isLast = i + 1 == all.size();
            if (total + length + (isLast ? 0 : LONGEST_WARNING) > LONGEST_WARNINGS) {
                warnings.add("and " + (all.size() - i)
                        + " more like these; mend them and ask again, for example with kubectl apply --dry-run=server");
                return warnings;
            }
            warnings.add(warning);
            total += length;
        }
        return warnings;
    }
}
